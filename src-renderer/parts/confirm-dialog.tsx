import { contract, type Input, type MutationName } from '@contract'
import { canWait, confirmationFor, wordsToType } from '@contract/confirmation'
import type { Failure } from '@contract/failure'
import type { Mutation } from '@contract/operation'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { read } from '../operations'
import { announce } from './announce'
import type { Asked } from './confirm'
import styles from './confirm.module.css'
import { ConfirmAbout } from './confirm-about'
import { ConfirmAmount, useAmount } from './confirm-amount'
import { useAttempt } from './confirm-attempt'
import { ConfirmDatabase, refusedWithout, usePlan } from './confirm-database'
import { ConfirmExact } from './confirm-exact'
import { ConfirmLocked } from './confirm-locked'
import { ConfirmOverLimit } from './confirm-over-limit'
import { ConfirmReadBack } from './confirm-read-back'
import { ConfirmReason, complaintOf, takesReason } from './confirm-reason'
import { ConfirmSecondPerson } from './confirm-second-person'
import { ConfirmTrouble } from './confirm-trouble'
import { aroundWho, proofOf, readBackOf, type SomeRecord, titleOf } from './confirm-words'
import { depart, type Form } from './departures'
import { Dialog } from './dialog'
import { sourceHere } from './from-source'
import { Key } from './key'
import { callerOf, usePlace } from './place'
import { type FoundName, useRecord } from './table-record'
import { toast } from './toast'

interface Props {
  environment: string
  asked: Asked
  /** The form as it was sent before, and why it came back. */
  again?: { form: Form; failure: Failure | null }
  onClose: () => void
}

/** A row read longer ago than this is read again before anything is changed by it. Milliseconds. */
const FRESH = 60_000

/**
 * Shows who and what a write changes, what follows, and the exact request; takes what must be said back; sends it once a
 * press under one attempt. An outcome nobody knows stays here until the record was read again. An edit can be undone for
 * some seconds, so its form closes at once: departures.ts follows it, and brings it back here where it failed.
 */
const ConfirmDialog = ({ environment, asked, again, onClose }: Props) => {
  const { operation, warning, says, explain, onDone, signed } = asked
  // A reason the screen did not take is asked for here.
  const asksReason = !signed && !asked.reasonTaken && takesReason(operation) && !(asked.input as { reason?: string }).reason
  const [reason, setReason] = useState(() => (again?.form.input as { reason?: string } | undefined)?.reason ?? '')
  const input = (asksReason && reason.trim() ? { ...asked.input, reason: reason.trim() } : asked.input) as Input<MutationName>
  const declared = contract[operation] as unknown as Mutation
  const { confirm } = declared
  const target = declared.target(input)
  const subject = confirm?.subject?.(input) ?? null
  const place = usePlace()
  const client = useQueryClient()
  const [said, setSaid] = useState({ typed: again?.form.typed ?? '', ticked: false })
  const write = useAttempt(environment, operation as MutationName, input, again && { ...again.form, failure: again.failure }, signed)
  const record = useRecord(environment, (subject?.operation ?? null) as FoundName | null, subject?.input as Input<FoundName>, {
    within: FRESH,
    paused: write.sending,
  })
  const guard = useQuery(read(null, 'guard.get', { environment_id: environment }))
  const [second, setSecond] = useState({ asked: false, note: '', saved: false })
  const cancel = useRef<HTMLButtonElement>(null)

  const known = (record.record ?? null) as SomeRecord | null
  const caller = callerOf(place)
  const through = declared.through?.(input) ?? null
  const direct = through === null && sourceHere(place, operation) === 'database' ? place : null
  const plan = usePlan(direct, operation as MutationName, input)
  const amount = useAmount(declared.effect === 'money', signed !== undefined, known, asked.stated_cents)
  const { failure } = write
  const pausing = failure?.code === 'over_limit'
  const alone = !second.asked && !amount.above && failure?.code !== 'second_person'
  const locked = guard.data?.writing === 'locked' || failure?.code === 'locked'
  const refused = (direct ? refusedWithout(declared) : null) ?? refusalOf(declared, input, caller, known)
  const kind = place?.kind ?? 'production'
  const words = wordsToType(declared, input, place?.name ?? '')
  const lost = subject !== null && record.readable && record.record === null && confirm?.absent !== 'to_do'
  const readBack = readBackOf(declared.effect, kind, words, lost)
  const proof = proofOf(readBack, confirmationFor(declared.effect, kind, words), said)
  // Once it was looked at, a list that is read again behind this is no reason to lose a press: main looks again before it sends.
  const looked = record.failure === null && record.record !== undefined && (!record.looking || !failure)
  // What is pressed must not move as what is above it is read, so it comes with that; and stays while it is read again.
  const settled = !record.looking && !plan.looking && !guard.isPending && (amount.known || amount.failure !== null)
  // Why a form came back is said at once.
  const [whole, setWhole] = useState(Boolean(again?.failure))
  if (settled && !whole) setWhole(true)
  const fits = !asksReason || complaintOf(operation, input) === null
  const sayable = amount.known && amount.complaint === null && alone
  const ready = proof !== null && fits && looked && sayable && !refused && !locked && guard.data !== undefined && !write.open
  const { title, who } = titleOf(confirm, known, target)
  const [before, after] = aroundWho(title)

  useEffect(() => {
    if (pausing) cancel.current?.focus()
  }, [pausing])
  const restate = (change: () => void): void => {
    change()
    setSecond({ ...second, asked: false })
    // What it came to before is no longer what is asked.
    if (failure?.code === 'over_limit' || failure?.code === 'second_person') write.reset()
  }

  const send = async (over_limit?: true): Promise<void> => {
    // What a form was filled from counts until the difference was looked at; from then on what was read.
    const seen = (write.looked ? known : asked.seen) ?? known ?? undefined
    const intent = { typed: proof ?? undefined, seen, over_limit, stated_cents: amount.cents ?? undefined }
    if (ready && !signed && canWait(declared.effect)) {
      void depart({ environment, asked, input, attempt: write.take(), ...intent, sentence: `${before}${who}${after}` })
      return onClose()
    }
    const sent = ready ? await write.send(intent) : null
    if (sent === null) return
    onDone?.(sent.answer, sent.attempt)
    const words = `${before}${who}${after}: done`
    if (asked.showsOutcome) announce(words)
    else toast(words)
    onClose()
  }
  const look = async (): Promise<void> => {
    await Promise.all([write.look(), record.again()])
    const stale = new Set<string>(declared.invalidates)
    void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[1])) && queryKey[2] !== subject?.operation })
  }

  return (
    <Dialog
      reading={!whole}
      onClose={() => !write.sending && onClose()}
      size="32.5rem"
      padding={0}
      title={
        <>
          {before}
          <bdi>{who}</bdi>
          {after}
        </>
      }
      classNames={{ header: styles.header, body: styles.body }}
    >
      <ConfirmAbout
        declared={declared}
        consequence={through?.consequence ?? confirm?.consequence ?? ''}
        record={record}
        target={target}
        self={target === caller}
        warning={warning}
        says={says}
        place={place}
      />
      {whole && (
        <>
          {direct ? (
            <ConfirmDatabase place={direct} declared={declared} plan={plan} />
          ) : (
            <ConfirmExact operation={operation} input={input} attempt={write.attempt} record={known} />
          )}
          {refused && !write.sending && !failure && <p className={styles.refused}>{refused}</p>}
          {failure && failure.code !== 'locked' && failure.code !== 'second_person' && !pausing && (
            <ConfirmTrouble
              environment={environment}
              failure={failure}
              explained={explain?.(failure) ?? null}
              write={write}
              onLook={() => void look()}
            />
          )}
          {locked && alone && <ConfirmLocked environment={environment} name={place?.name ?? ''} onUnlock={() => write.reset()} />}
        </>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // A pause is answered by its own button: no key in a field does it.
          if (!pausing) void send()
        }}
      >
        {whole && (
          <>
            {!refused && asksReason && (
              <ConfirmReason operation={operation} reason={reason} onReason={setReason} disabled={write.sending} />
            )}
            {!refused && !second.saved && (
              <ConfirmAmount
                amount={{ ...amount, setTyped: (typed) => restate(() => amount.setTyped(typed)) }}
                disabled={write.sending}
                onAsk={alone && !pausing ? () => setSecond({ ...second, asked: true }) : null}
              />
            )}
            {!refused && !alone && (
              <ConfirmSecondPerson
                environment={environment}
                operation={operation}
                input={input}
                cents={amount.cents}
                limit={amount.limit}
                currency={amount.currency}
                seen={known}
                complaint={amount.complaint ?? (fits ? null : 'The reason is missing.')}
                note={second.note}
                onNote={(note) => setSecond({ ...second, note })}
                onSaved={() => setSecond({ ...second, saved: true })}
              />
            )}
            {!refused && alone && (
              <ConfirmReadBack
                asked={readBack}
                effect={declared.effect}
                who={who}
                place={place}
                said={said}
                onSay={setSaid}
                disabled={write.sending}
              />
            )}
            {pausing && <ConfirmOverLimit failure={failure} settings={amount.settings.data} />}
          </>
        )}
        <footer className={styles.actions}>
          <Button ref={cancel} data-autofocus onClick={onClose} disabled={write.sending}>
            {write.needsLook || second.saved ? 'Close' : 'Cancel'} <Key keys="escape" />
          </Button>
          {alone && whole && (
            <Button
              {...(pausing ? { onClick: () => void send(true) } : { type: 'submit', variant: 'filled', className: styles.go ?? '' })}
              data-mild={declared.effect === 'edit' || undefined}
              color={declared.effect === 'edit' ? 'accent' : 'bad'}
              disabled={!ready}
              loading={write.sending}
            >
              {pausing ? allTheSame(confirm?.button) : (confirm?.button ?? 'Go on')}
            </Button>
          )}
        </footer>
      </form>
    </Dialog>
  )
}

/** Why this can't be done, as far as the contract can tell from here; main checks the rest before it sends. */
const refusalOf = (declared: Mutation, input: unknown, caller: string | null, record: SomeRecord | null): string | null => {
  const rules = declared.checks.filter(({ read }) => read === null).map(({ refuse }) => refuse(input, caller, null))
  return rules.find((why) => why !== null) ?? (record && (declared.confirm?.eligible?.(record as never, input) ?? null))
}

/** "Issue refund" → "Issue it all the same". */
const allTheSame = (button = 'Do'): string => `${button.split(' ', 1)[0]} it all the same`

export default ConfirmDialog
