import { IconAlertTriangle, IconBulb } from '@tabler/icons-react'
import { visible } from '../../../parts/visible-text'
import type { Finding } from './checks/finding'
import type { GoTo } from './editor'
import styles from './marketing-email.module.css'

interface Props {
  findings: readonly Finding[]
  html: string
  onGoTo: (place: GoTo) => void
}

/** What the checks found: errors, which keep it from being sent, apart from advice, which doesn't. */
export const Findings = ({ findings, html, onGoTo }: Props) => {
  const errors = findings.filter(({ level }) => level === 'error')
  const advice = findings.filter(({ level }) => level === 'advice')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    <section className={styles.checks} aria-label="Checks" tabIndex={0}>
      {findings.length === 0 && <p className="muted">The checks found nothing.</p>}
      <Group
        title={errors.length === 1 ? '1 error: it can’t be sent' : `${errors.length} errors: it can’t be sent`}
        findings={errors}
        html={html}
        onGoTo={onGoTo}
      />
      <Group
        title={advice.length === 1 ? '1 piece of advice' : `${advice.length} pieces of advice`}
        findings={advice}
        html={html}
        onGoTo={onGoTo}
      />
    </section>
  )
}

const Group = ({ title, findings, html, onGoTo }: Props & { title: string }) => {
  if (findings.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew by each check, and nothing in it has a state
          <li key={index} data-level={finding.level}>
            {finding.level === 'error' ? <IconAlertTriangle size={14} aria-hidden="true" /> : <IconBulb size={14} aria-hidden="true" />}
            <One finding={finding} html={html} onGoTo={onGoTo} />
          </li>
        ))}
      </ul>
    </>
  )
}

const One = ({ finding: { says, from, to }, html, onGoTo }: { finding: Finding; html: string; onGoTo: Props['onGoTo'] }) =>
  from === null || to === null ? (
    <span>{visible(says)}</span>
  ) : (
    <button type="button" className={styles.found} onClick={() => onGoTo({ from, to })}>
      {visible(says)} <span className="muted">line {lineOf(html, from)}</span>
    </button>
  )

const lineOf = (html: string, at: number): number => html.slice(0, at).split('\n').length
