import type { Failure } from '@contract/failure'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { isResolved } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { useLayoutEffect, useRef, useState } from 'react'
import { exact, instantOf } from '../../../parts/instant'
import { JsonView } from '../../../parts/json-view'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { PanelSection } from '../../../parts/panel'
import styles from '../../../parts/triage/evidence.module.css'
import { LedgerSection } from '../../../parts/triage/ledger-section'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { partiesOf } from './about'
import { Accounts } from './accounts'
import { Related } from './related'
import { asWord } from './row-state'
import { type Happening, timelineOf } from './timeline'

interface Props {
  environment: string
  flag: AbuseFlag
  people: { people: ReadonlyMap<string, User> | undefined; looking: boolean; failure: Failure | null; again: () => void }
  onOpen: (id: string) => void
  /** What stands between the resolution and the evidence: a decision's trouble, a group. */
  children: React.ReactNode
}

/** All that is known of one flag, in the order one asks: who, what happened, who decided what before, and every detail. */
export const Evidence = ({ environment, flag, people, onOpen, children }: Props) => {
  const top = useRef<HTMLDivElement>(null)
  // Another flag is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is another flag
  useLayoutEffect(() => {
    if (top.current?.parentElement) top.current.parentElement.scrollTop = 0
  }, [flag.id])
  const known = people.people ?? nobody
  const happened = timelineOf(flag, known)
  return (
    <div ref={top} className={styles.evidence}>
      {isResolved(flag) && <Resolution flag={flag} />}
      {children}
      <Accounts environment={environment} flag={flag} people={people} />
      {happened.length > 1 && <Timeline happened={happened} />}
      <Related environment={environment} flag={flag} onOpen={onOpen} />
      <LedgerSection environment={environment} targets={[flag.id, ...partiesOf(flag).map(({ id }) => id)]} wordsOf={ledgerWords} />
      <PanelSection title="Details">
        <JsonView
          key={flag.id}
          value={flag.details}
          addressOf={(id) => (id.startsWith('user_') ? screenAddress(environment, 'users', id) : null)}
        />
      </PanelSection>
    </div>
  )
}

const ledgerWords = (operation: string, input: Record<string, unknown>): string | null => {
  if (operation === 'holds.hold') return 'Account held'
  if (operation === 'holds.release') return 'Account released'
  if (operation !== 'abuse-flags.resolve') return null
  return `Resolved${typeof input.resolution === 'string' ? ` as ${asWord(input.resolution)}` : ''}`
}

const nobody: ReadonlyMap<string, User> = new Map()

/** "As fraud by user_1, 31 Jan 2026, 09:30:00 CET". */
export const AsResolved = ({ as, flag }: { as: string; flag: AbuseFlag }) => (
  <>
    {as} <b>{flag.status.replace(/^resolved_/, '').slice(0, 60)}</b>
    {flag.resolved_by && (
      <>
        {' '}
        by <span className="mono">{visible(flag.resolved_by).slice(0, 200)}</span>
      </>
    )}
    {flag.resolved_at && (
      <>
        , <Moment at={flag.resolved_at} full />
      </>
    )}
  </>
)

const Resolution = ({ flag }: { flag: AbuseFlag }) => (
  <PanelSection title="Resolved">
    <p>
      <AsResolved as="As" flag={flag} />
    </p>
    {flag.resolution_notes && <p className={styles.quote}>{visible(flag.resolution_notes)}</p>}
  </PanelSection>
)

const SHOWN = 8

const Timeline = ({ happened }: { happened: readonly Happening[] }) => {
  const [whole, setWhole] = useState(false)
  const shown = whole ? happened : happened.slice(0, SHOWN)
  useNow(60_000)
  return (
    <PanelSection title="What happened">
      <ol className={styles.timeline}>
        {shown.map(({ at, until, words }, index) => (
          <li key={`${at.getTime()} ${words}`}>
            <time dateTime={at.toISOString()} title={until ? `${exact(at)} to ${exact(until)}` : exact(at)}>
              {when(at, until, shown[index - 1]?.at ?? null)}
            </time>
            <span>{visible(words)}</span>
          </li>
        ))}
      </ol>
      {happened.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          Show {happened.length - shown.length} more
        </button>
      )}
    </PanelSection>
  )
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
/** The day is said once, on the first line of it. */
const when = (at: Date, until: Date | null, before: Date | null): string => {
  const sameDay = before !== null && dayMonth.format(before) === dayMonth.format(at)
  const from = sameDay ? clock.format(at) : `${dayMonth.format(at)}, ${clock.format(at)}`
  return until && clock.format(until) !== clock.format(at) ? `${from}–${clock.format(until)}` : from
}

/** "raised 17 Nov 2026, 09:14:05 CET". */
export const raisedWords = (flag: AbuseFlag): string => {
  const at = flag.created_at === null ? null : instantOf(flag.created_at)
  return at ? `raised ${exact(at)}` : 'raised nobody knows when'
}
