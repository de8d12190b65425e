import { contract } from '@contract'
import type { Settings } from '@contract/desk/settings'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, read, useWrite } from '../../../operations'
import { amountIn, amountText } from '../../../parts/amount'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import styles from './approvals.module.css'

/** When this desk asks for a second person, and when it pauses. Main holds to it, whatever the window shows. */
export const LimitsSection = () => {
  const settings = useQuery(read(null, 'settings.get', {}))
  const failure = failureOf(settings.error)
  return (
    <Section title="Limits of this desk">
      {failure && <FailureNotice failure={failure} onRetry={() => void settings.refetch()} />}
      {settings.data && <Fields settings={settings.data} />}
    </Section>
  )
}

const Fields = ({ settings }: { settings: Settings }) => {
  const { currency } = settings
  const money = (cents: number): string => amountText(cents, currency)
  const [on, setOn] = useState(settings.four_eyes_cents !== null)
  const [alone, setAlone] = useState(money(settings.four_eyes_cents ?? 0))
  const [count, setCount] = useState(String(settings.refund_limit_count))
  const [sum, setSum] = useState(money(settings.refund_limit_cents))
  const [saved, setSaved] = useState(false)
  const update = useWrite(null, 'settings.update')
  const failure = failureOf(update.error)
  const given = {
    alone: amountIn(alone, currency),
    sum: amountIn(sum, currency),
    count: /^\d{1,6}$/.test(count.trim()) ? Number(count) : null,
  }
  const input = {
    four_eyes_cents: on ? (given.alone.cents ?? -1) : null,
    refund_limit_count: given.count ?? -1,
    refund_limit_cents: given.sum.cents ?? -1,
  }
  const fits = contract['settings.update'].input.safeParse(input).success
  const changed = (Object.keys(input) as (keyof typeof input)[]).some((name) => input[name] !== settings[name])
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setSaved(false)
      set(value)
    }
  const save = async (): Promise<void> => {
    if (fits && (await update.mutateAsync({ input }).catch(() => null))) setSaved(true)
  }
  return (
    <form
      className={styles.form}
      aria-label="Limits of this desk"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Checkbox label="Refunds take a second person" checked={on} onChange={(event) => change(setOn)(event.currentTarget.checked)} />
      {on && (
        <TextInput
          label="Above this amount"
          description={`${money(0)}: every refund. One whose amount is not known always does.`}
          className={styles.amount}
          inputMode="decimal"
          value={alone}
          error={given.alone.complaint ?? (given.alone.cents === null ? `Write an amount, such as ${money(5000)}.` : null)}
          onChange={(event) => change(setAlone)(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Refunds an hour before this desk pauses and asks"
        description="In each environment. 0 never asks."
        className={styles.amount}
        inputMode="numeric"
        value={count}
        error={given.count === null ? 'Write a whole number.' : null}
        onChange={(event) => change(setCount)(event.currentTarget.value)}
      />
      <TextInput
        label="What they may come to in an hour"
        description={`In each environment, whatever the currency. ${money(0)} never asks.`}
        className={styles.amount}
        inputMode="decimal"
        value={sum}
        error={given.sum.complaint ?? (given.sum.cents === null ? `Write an amount, such as ${money(50_000)}.` : null)}
        onChange={(event) => change(setSum)(event.currentTarget.value)}
      />
      {failure && <FailureNotice failure={failure} />}
      <Actions>
        <Button type="submit" disabled={!fits || !changed} loading={update.isPending}>
          Save limits
        </Button>
        {saved && !changed && (
          <span className="muted" role="status">
            Saved
          </span>
        )}
      </Actions>
    </form>
  )
}
