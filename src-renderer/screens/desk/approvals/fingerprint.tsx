import styles from './approvals.module.css'

/** Eight groups of four, to be read out group by group. */
export const Fingerprint = ({ value }: { value: string }) => (
  <span className={styles.fingerprint}>
    {value.split(' ').map((group, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and none ever moves
      <span key={index}>{group} </span>
    ))}
  </span>
)
