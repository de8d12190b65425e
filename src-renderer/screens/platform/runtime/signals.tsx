import type { Signal } from '@contract/platform/runtime-signals'
import { Tag } from '../../../parts/tag'
import styles from './runtime.module.css'

/** What needs care, in a row of a table. */
export const SignalTags = ({ signals }: { signals: readonly Signal[] }) =>
  signals.map(({ kind, tone, word, reason }) => (
    <span key={kind} title={reason}>
      <Tag tone={tone}>{word}</Tag>{' '}
    </span>
  ))

/** What needs care, with the reasons. */
export const SignalReasons = ({ signals }: { signals: readonly Signal[] }) =>
  signals.length === 0 ? null : (
    <ul className={styles.reasons} aria-label="Needs attention">
      {signals.map(({ kind, tone, word, reason }) => (
        <li key={kind}>
          <Tag tone={tone}>{word}</Tag> {reason}
        </li>
      ))}
    </ul>
  )
