import { IconAlertTriangle, IconBulb } from '@tabler/icons-react'
import { visible } from '../../../parts/visible-text'
import type { Told } from './checks/check-worker'
import type { GoTo } from './editor'
import styles from './marketing-email.module.css'

interface Props {
  /** Null while the first are made. */
  findings: readonly Told[] | null
  onGoTo: (place: GoTo) => void
}

/** What the checks found: errors, which keep it from being sent, apart from advice, which doesn't. */
export const Findings = ({ findings, onGoTo }: Props) => {
  const errors = (findings ?? []).filter(({ level }) => level === 'error')
  const advice = (findings ?? []).filter(({ level }) => level === 'advice')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    <section className={styles.checks} aria-label="Checks" tabIndex={0}>
      {findings === null && <p className="muted">Checking…</p>}
      {findings?.length === 0 && <p className="muted">The checks found nothing.</p>}
      <Group
        title={errors.length === 1 ? '1 error: it can’t be sent' : `${errors.length} errors: it can’t be sent`}
        findings={errors}
        onGoTo={onGoTo}
      />
      <Group title={advice.length === 1 ? '1 piece of advice' : `${advice.length} pieces of advice`} findings={advice} onGoTo={onGoTo} />
    </section>
  )
}

const Group = ({ title, findings, onGoTo }: { title: string; findings: readonly Told[]; onGoTo: Props['onGoTo'] }) => {
  if (findings.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew by each check, and nothing in it has a state
          <li key={index} data-level={finding.level}>
            {finding.level === 'error' ? <IconAlertTriangle size={14} aria-hidden="true" /> : <IconBulb size={14} aria-hidden="true" />}
            <One finding={finding} onGoTo={onGoTo} />
          </li>
        ))}
      </ul>
    </>
  )
}

const One = ({ finding: { says, from, to, line }, onGoTo }: { finding: Told; onGoTo: Props['onGoTo'] }) =>
  from === null || to === null ? (
    <span>{visible(says)}</span>
  ) : (
    <button type="button" className={styles.found} onClick={() => onGoTo({ from, to })}>
      {visible(says)} <span className="muted">line {line}</span>
    </button>
  )
