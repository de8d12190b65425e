import { Link } from 'wouter'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './agent-wallet.module.css'
import type { Entry, Happened } from './timeline'
import { type Start, useTimeline } from './use-timeline'
import { noneChosen, searchOfWallets } from './wallet-filter'
import { Money, plainWord } from './wallet-words'

/** One spend from top to bottom: what happened when, and between the moments what is missing. */
export const SpendTimeline = ({ environment, start }: { environment: string; start: Start }) => {
  const { line, reading, failure, again } = useTimeline(environment, start)
  const here = (start.request ?? start.authorization ?? start.transaction).id
  return (
    <PanelSection title="Timeline">
      <ProgressLine active={reading} label="Reading what belongs to it" />
      {failure && !reading && <FailureNotice failure={failure} onRetry={again} />}
      <ol className={styles.line}>
        {line.map((entry) => (
          <li key={entry.id} className={styles.entry} data-tone={entry.tone} data-gap={entry.kind === 'gap' || undefined}>
            {entry.kind === 'gap' ? (
              <Missing entry={entry} reading={reading} />
            ) : (
              <One entry={entry} environment={environment} here={here} />
            )}
          </li>
        ))}
      </ol>
    </PanelSection>
  )
}

/** What is not there yet may be on its way. */
const Missing = ({ entry, reading }: { entry: Entry; reading: boolean }) =>
  reading ? <span className="muted">…</span> : <span>{visible(entry.words)}</span>

const One = ({ entry, environment, here }: { entry: Happened; environment: string; here: string }) => {
  const { words, amount_cents, currency, at, said, reason, of } = entry
  return (
    <>
      <div className={styles.head}>
        <b>{visible(words)}</b> {amount_cents !== null && <Money cents={amount_cents} currency={currency} />}
        <span className="grow" />
        {of.id !== here && (
          <Link to={`${screenAddress(environment, 'agent-wallet', of.id)}${searchOfWallets({ ...noneChosen, view: of.view })}`}>Open</Link>
        )}
      </div>
      {at !== null && (
        <div className="muted">
          <Moment at={at} full />
        </div>
      )}
      {entry.kind === 'declined' && reason && <Tag>{visible(plainWord(reason))}</Tag>}
      {said?.trim() && !(entry.kind === 'asked' && of.id === here) && <p className={styles.said}>{visible(said)}</p>}
    </>
  )
}
