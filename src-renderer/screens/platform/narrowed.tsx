import { CloseButton } from '@mantine/core'
import { visible } from '../../parts/visible-text'
import styles from './narrowed.module.css'

/** A filter that was set from elsewhere, such as one org or one actor: what it is, and a way to be rid of it. */
export const Narrowed = ({ what, value, onClear }: { what: string; value: string; onClear: () => void }) =>
  value === '' ? null : (
    <span className={styles.narrowed}>
      <span className="muted">{what}</span> <bdi className="mono clip">{visible(value)}</bdi>
      <CloseButton size="xs" aria-label={`Not only ${what} ${visible(value)}`} onClick={onClear} />
    </span>
  )
