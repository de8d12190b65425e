import type { Write } from '@contract/desk/ledger'
import type { RefundReason } from '@contract/desk/settings'
import { purchaseIdsIn } from '@contract/marketplace/purchase-ids'
import { reasonSent } from '@contract/marketplace/refund-reason'
import { LONGEST_REASON } from '@contract/marketplace/refunds'
import { Id } from '@contract/operation'
import { isPaymentIntent, paymentIntentsIn } from '@contract/stripe/payments'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { failureOf, read } from '../../../operations'
import type { useConfirm } from '../../../parts/confirm'
import { FailureNotice } from '../../../parts/failure'
import { exact, instantOf } from '../../../parts/instant'
import { Key } from '../../../parts/key'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { useSettling } from '../../../parts/settle'
import { submitKey } from '../../../parts/submit-key'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { useWhileHere } from '../../../parts/while-here'
import { explainRefund, hasGoneOut } from '../refund-words'
import { useEarlier } from './earlier'
import { Known } from './known'
import { usePurchase } from './purchase'
import { PurchaseField } from './purchase-field'
import { ReasonField } from './reason-field'
import styles from './refund-form.module.css'
import type { RefundStory } from './refund-story'
import { RefundWay, useWays, type Way } from './refund-way'

interface Props {
  environment: string
  /** The purchase the address names; empty where it names none. */
  named: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
  /** All of several, as a batch. */
  onMany: (purchase_ids: readonly string[], reason: string) => void
  /** It was done under this attempt. */
  onRefunded: (attempt: string) => void
}

const none: readonly RefundReason[] = []

/** The form of a refund: which purchase, what is known of it, and why. Nothing is sent before the step that shows the request. */
const RefundForm = ({ environment, named, ask, onClose, onMany, onRefunded }: Props) => {
  const id = useId()
  const settings = useQuery(read(null, 'settings.get', {}))
  const [pasted, setPasted] = useState(named)
  const [picked, setPicked] = useState(named)
  const [reason, setReason] = useState({ code: '', words: '' })
  const [complaint, setComplaint] = useState<string | null>(null)
  const stripe = usePlace()?.services.stripe != null
  const ids = useMemo(() => idsIn(pasted, stripe), [pasted, stripe])
  const chosen = chosenOf(ids, picked, pasted)
  const ways = useWays(isPaymentIntent(chosen))
  const [wanted, setWay] = useState<Way>('api')
  const way = ways.includes(wanted) ? wanted : (ways[0] ?? 'api')
  const through = way === 'stripe' ? ('stripe' as const) : undefined
  const purchase = usePurchase(environment, chosen, through)
  const earlier = useEarlier(environment, chosen)
  useUnsaved((pasted.trim() !== '' && pasted !== named) || reason.words.trim() !== '')
  const whileHere = useWhileHere()
  const sent = reasonSent(reason.code, reason.words)
  const failure = failureOf(settings.error)

  const submit = (): void => {
    if (chosen === '') setComplaint(ids.length > 1 ? 'Choose one of the purchases below.' : 'A purchase id is needed.')
    if (chosen === '' || sent.length > LONGEST_REASON || earlier.open) return
    const warning = warningOf(earlier.stories)
    ask(
      'refunds.issue',
      { purchase_id: chosen, reason: sent, ...(through ? { through } : {}) },
      {
        ...(warning ? { warning } : {}),
        reasonTaken: true,
        showsOutcome: true,
        explain: (failure) => explainRefund(failure, through),
        onDone: (_, attempt) =>
          whileHere(() => {
            saved()
            onRefunded(attempt)
          }),
      },
    )
  }
  return (
    <Panel
      title="New refund"
      beside="The whole amount of one purchase, back to its buyer"
      onClose={onClose}
      actions={
        <div className={styles.foot}>
          <Button onClick={onClose}>
            Cancel <Key keys="escape" />
          </Button>
          {earlier.open ? (
            <WhyNot label="Refund…" reason="Settle the earlier refund of it first." />
          ) : (
            <Button type="submit" form={id} variant="filled">
              Refund…
            </Button>
          )}
        </div>
      }
    >
      <form
        id={id}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        onKeyDown={submitKey}
      >
        <PanelSection>
          <PurchaseField
            pasted={pasted}
            onPaste={(text) => {
              setPasted(text)
              setPicked('')
              setComplaint(null)
            }}
            ids={ids}
            chosen={chosen}
            onChoose={(one) => {
              setPicked(one)
              setComplaint(null)
            }}
            complaint={complaint}
            onMany={() => onMany(ids, sent)}
          />
        </PanelSection>
        {ways.includes('stripe') && (
          <PanelSection>
            <RefundWay ways={ways} way={way} onWay={setWay} />
          </PanelSection>
        )}
        {chosen !== '' && (
          <PanelSection title="What is known">
            <Known environment={environment} purchase={purchase} earlier={earlier} currency={settings.data?.currency ?? 'usd'} />
            {earlier.open && <OpenRefund write={earlier.open} />}
          </PanelSection>
        )}
        <PanelSection>
          {failure && <FailureNotice failure={failure} onRetry={() => void settings.refetch()} />}
          <ReasonField
            reasons={failure ? none : settings.data?.refund_reasons}
            {...reason}
            sent={sent}
            onChange={(code, words) => setReason({ code, words })}
          />
        </PanelSection>
      </form>
    </Panel>
  )
}

/** The earlier one that is in the way, and its settling where it stands. */
const OpenRefund = ({ write }: { write: Write }) => {
  const settling = useSettling(write)
  if (write.state === 'sending')
    return (
      <p className={styles.open} role="alert">
        A refund of this purchase is under way. Its answer is waited for.
      </p>
    )
  return (
    <>
      <div className={styles.open} role="alert">
        A refund of this purchase was sent and its end is not known. Look in Stripe, then say what happened.
        <div className={styles.settle}>{settling.buttons}</div>
      </div>
      {settling.said}
      {settling.dialog}
    </>
  )
}

/** The purchases in what was pasted. Where there is none and Stripe is connected, a PaymentIntent will do. */
const idsIn = (pasted: string, stripe: boolean): string[] => {
  const purchases = purchaseIdsIn(pasted)
  return purchases.length > 0 || !stripe ? purchases : paymentIntentsIn(pasted)
}

/** The only one, the one that was picked, or what was pasted where a person said to use it as it is. Empty: none yet. */
const chosenOf = (ids: readonly string[], picked: string, pasted: string): string => {
  if (ids.length === 1) return ids[0] ?? ''
  const asItIs = ids.length === 0 && picked === pasted.trim() && Id.safeParse(picked).success
  return asItIs || ids.includes(picked) ? picked : ''
}

/** Said strongly where this desk has refunded it before. */
const warningOf = (stories: readonly RefundStory[] | undefined): string | null => {
  const done = stories?.find(({ state, receipt }) => state === 'settled_done' || (receipt && hasGoneOut(receipt.status)))
  const date = done ? instantOf(done.asked_at) : null
  return done ? `It was refunded from this desk before${date ? `, on ${exact(date)}` : ''}.` : null
}

export default RefundForm
