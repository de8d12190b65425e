import { moneyWords } from '@contract/money'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, read } from '../operations'
import { amountIn, amountText } from './amount'
import styles from './confirm.module.css'
import type { SomeRecord } from './confirm-words'
import { FailureNotice } from './failure'

/**
 * What a write of money comes to, where this desk wants to know it: four eyes are on. A record that was read says it;
 * where there is no read, the person does. What somebody else asked for (`signed`) needs no more eyes.
 */
export const useAmount = (money: boolean, signed: boolean, record: SomeRecord | null, first: number | undefined) => {
  const settings = useQuery({ ...read(null, 'settings.get', {}), enabled: money })
  const counts = money && !signed
  const currency = settings.data?.currency ?? 'usd'
  const [own, setTyped] = useState<string | null>(null)
  const typed = own ?? (first === undefined ? '' : amountText(first, currency))
  /** What one person may do alone; null where that is anything. */
  const limit = (counts ? settings.data?.four_eyes_cents : null) ?? null
  const told = record && Number.isSafeInteger(record.amount_cents) ? (record.amount_cents as number) : null
  const said = amountIn(typed, currency)
  const cents = told ?? (limit === null ? (first ?? null) : said.cents)
  return {
    settings,
    /** Whether the person is to say it. */
    wanted: limit !== null && told === null,
    typed,
    setTyped,
    cents,
    complaint: told === null && limit !== null ? said.complaint : null,
    /** More than one person may do alone. */
    above: limit !== null && cents !== null && cents > limit,
    limit,
    currency,
    known: !counts || settings.data !== undefined,
    failure: counts ? failureOf(settings.error) : null,
  }
}

type Amount = ReturnType<typeof useAmount>

interface Props {
  amount: Amount
  disabled: boolean
  /** Opens what a second person needs; null where it is open. */
  onAsk: (() => void) | null
}

/** Takes the amount as the person's own statement: nothing here could check it. */
export const ConfirmAmount = ({ amount, disabled, onAsk }: Props) => {
  if (amount.failure)
    return (
      <div className={styles.part}>
        <FailureNotice failure={amount.failure} onRetry={() => void amount.settings.refetch()} />
      </div>
    )
  if (!amount.wanted || amount.limit === null) return null
  return (
    <div className={styles.part}>
      <TextInput
        label="Amount, as you know it"
        description={`Your own statement: no read tells it from here. ${aloneWords(amount.limit, amount.currency)}`}
        placeholder={amountText(1234, amount.currency)}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={amount.typed}
        error={amount.complaint}
        disabled={disabled}
        onChange={(event) => amount.setTyped(event.currentTarget.value)}
      />
      {onAsk && (
        <Button className={styles.ask} disabled={disabled} onClick={onAsk}>
          Ask a second person
        </Button>
      )}
    </div>
  )
}

const aloneWords = (limit: number, currency: string): string =>
  limit === 0
    ? 'At this desk a second person checks every one.'
    : `Up to ${moneyWords(limit, currency)} you may do it alone; above that, or left empty, a second person checks it.`
