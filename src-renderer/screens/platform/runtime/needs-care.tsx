import type { Output } from '@contract'
import type { RuntimeQueue, RuntimeSandbox } from '@contract/platform/runtime'
import { checkSignals, queueSignals, type Signal, sandboxSignals } from '@contract/platform/runtime-signals'
import { Link } from 'wouter'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './runtime.module.css'
import { type RuntimeFilter, searchOfRuntime } from './runtime-filter'

interface Finding {
  key: string
  /** check, queue, sandbox. */
  what: string
  name: string
  signals: readonly Signal[]
  to: string | null
}

interface Props {
  environment: string
  checks: Output<'runtime.health'>['checks']
  queues: readonly RuntimeQueue[]
  sandboxes: readonly RuntimeSandbox[]
  /** How many jobs stalled and how many failed; null where nobody knows. */
  stalled: number | null
  failed: number | null
  /** In milliseconds since 1970. */
  now: number
}

/** More sandboxes than this are one line: their own list has them. */
const MANY = 8

/** Everything in runtime that needs care, the worst first, each with why and the way to it. */
export const NeedsCare = ({ environment, checks, queues, sandboxes, stalled, failed, now }: Props) => {
  const at = (filter: Partial<RuntimeFilter>, id: string | null = null): string =>
    `${screenAddress(environment, 'runtime', id)}${searchOfRuntime(filter)}`
  const silent = sandboxes.filter((sandbox) => sandboxSignals(sandbox, now).length > 0)
  const findings: Finding[] = [
    ...checks.map((check) => ({
      key: `check ${check.name}`,
      what: 'check',
      name: check.name,
      signals: checkSignals(check, now),
      to: null,
    })),
    ...queues.map((queue) => ({
      key: `queue ${queue.name}`,
      what: 'queue',
      name: queue.name,
      signals: queueSignals(queue, now),
      to: at({ show: 'queues' }, queue.name),
    })),
    ...silent.slice(0, MANY).map((sandbox) => ({
      key: `sandbox ${sandbox.id}`,
      what: 'sandbox',
      name: sandbox.id,
      signals: sandboxSignals(sandbox, now),
      to: at({ show: 'sandboxes' }, sandbox.id),
    })),
  ]
    .filter(({ signals }) => signals.length > 0)
    .sort((a, b) => Number(isBad(b)) - Number(isBad(a)))
  const none = findings.length === 0 && !stalled && !failed
  if (none) return <p>Nothing needs attention: no check, queue, sandbox or job is out of its limits.</p>
  return (
    <ul className={styles.list} aria-label="Needs attention">
      {findings.map(({ key, what, name, signals, to }) => (
        <li key={key} className={styles.care}>
          <span className="muted">{what}</span>
          <div>
            {to === null ? <b>{visible(name)}</b> : <Link to={to}>{visible(name)}</Link>}{' '}
            {signals.map(({ kind, tone, word, reason }) => (
              <span key={kind}>
                <Tag tone={tone}>{word}</Tag> {reason}{' '}
              </span>
            ))}
          </div>
        </li>
      ))}
      {silent.length > MANY && (
        <li className={styles.care}>
          <span className="muted">sandboxes</span>
          <Link to={at({ show: 'sandboxes' })}>{silent.length - MANY} more sandboxes need care</Link>
        </li>
      )}
      <Jobs to={at({ show: 'jobs', states: ['stalled'] })} count={stalled} word="stalled" says="stopped moving" />
      <Jobs to={at({ show: 'jobs', states: ['failed'] })} count={failed} word="failed" says="failed" />
    </ul>
  )
}

const Jobs = ({ to, count, word, says }: { to: string; count: number | null; word: string; says: string }) =>
  count ? (
    <li className={styles.care}>
      <span className="muted">jobs</span>
      <div>
        <Link to={to}>
          {count.toLocaleString('en')} {count === 1 ? 'job' : 'jobs'}
        </Link>{' '}
        <Tag tone="bad">{word}</Tag> {count === 1 ? 'It' : 'They'} {says}.
      </div>
    </li>
  ) : null

const isBad = ({ signals }: Finding): boolean => signals.some(({ tone }) => tone === 'bad')
