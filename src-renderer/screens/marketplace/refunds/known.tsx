import { moneyWords } from '@contract/money'
import { Link } from 'wouter'
import { FailureNotice } from '../../../parts/failure'
import { isAnsweredHere } from '../../../parts/from-source'
import { Moment } from '../../../parts/moment'
import { usePlace } from '../../../parts/place'
import { StateTag } from '../../../parts/state-tag'
import { Tag } from '../../../parts/tag'
import { screenAddress } from '../../../shell/address'
import { refusalWords, statusWords } from '../refund-words'
import type { useEarlier } from './earlier'
import { KnownPurchase } from './known-purchase'
import type { usePurchase } from './purchase'
import styles from './refund-form.module.css'
import type { RefundStory } from './refund-story'

interface Props {
  environment: string
  purchase: ReturnType<typeof usePurchase>
  earlier: ReturnType<typeof useEarlier>
  currency: string
}

/** What can be known before it is sent: the purchase where something reads it, and what this desk did on it before. */
export const Known = ({ environment, purchase, earlier, currency }: Props) => (
  <div className={`${styles.field} ${styles.known}`} data-readable={isAnsweredHere(usePlace(), 'refunds.get') || undefined}>
    {!purchase.readable ? (
      <p className="muted">
        The marketplace’s API has no read of purchases: amount and buyer can’t be seen before the answer. The server has the last word on
        whether it can be refunded.
      </p>
    ) : purchase.failure ? (
      <FailureNotice failure={purchase.failure} onRetry={() => void purchase.again()} />
    ) : (
      purchase.record && <KnownPurchase environment={environment} record={purchase.record} />
    )}
    {purchase.record === undefined && (
      <p className="muted" role="status">
        Looking for the purchase.
      </p>
    )}
    {purchase.readable && purchase.record === null && <p>Nothing that is connected here knows this purchase.</p>}
    {earlier.failure && <FailureNotice failure={earlier.failure} onRetry={earlier.again} />}
    {earlier.stories?.length === 0 && <p className="muted">Nobody tried to refund it from this desk.</p>}
    {earlier.stories && earlier.stories.length > 0 && (
      <>
        <p>From this desk before:</p>
        <ul className={styles.earlier}>
          {earlier.stories.map((story) => (
            <li key={story.attempt}>
              <Line environment={environment} story={story} currency={currency} />
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
)

const Line = ({ environment, story, currency }: { environment: string; story: RefundStory; currency: string }) => {
  const { receipt, state } = story
  const words = state === 'refused' ? (refusalWords(story.status, story.words) ?? story.words) : null
  return (
    <>
      <p className={styles.line}>
        {receipt ? <Tag tone={statusWords(receipt.status).tone}>{statusWords(receipt.status).word}</Tag> : <StateTag state={state} />}
        {receipt && receipt.amount_cents !== null && (
          <b className="tabular">{moneyWords(receipt.amount_cents, receipt.currency ?? currency)}</b>
        )}
        <Moment at={story.asked_at} />
        <span className="muted clip">{story.os_user}</span>
        <span className="grow" />
        <Link to={screenAddress(environment, 'refunds', story.attempt)}>Open</Link>
      </p>
      {words && <p className="muted">{words}</p>}
    </>
  )
}
