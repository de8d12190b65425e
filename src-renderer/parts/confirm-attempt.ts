import type { Input, MutationName } from '@contract'
import type { Failure } from '@contract/failure'
import { useRef, useState } from 'react'
import { failureOf, type Intent, useWrite } from '../operations'

/** What reading the record again told of a write nobody knew the end of: main's own words, and how it was settled. */
export interface Settled {
  settled: 'done' | 'not_done' | null
  what: string
}

/** Whether the record must be read again before the button works again. */
const needsLook = (failure: Failure | null): boolean =>
  failure !== null && (failure.happened === 'unknown' || failure.code === 'moved' || failure.code === 'blocked')

/**
 * One intended write: an attempt minted when the form opens and kept for every press of it. Where nobody knows how it
 * ended, or another one stands in its way, it can't be sent again until `look` settled that. Only a write that is settled
 * as not done gets a new attempt: the old one is closed in the ledger.
 */
export const useAttempt = <N extends MutationName>(
  environment: string,
  operation: N,
  input: Input<N>,
  /** A form that came back: its attempt, what was sent with it, and why it came back. */
  again?: { attempt: string; input: Input<N>; failure: Failure | null },
  /** Somebody else's request, executed here: its attempt is the file's, for good. */
  signed?: { text: string; request: string },
) => {
  const [attempt, setAttempt] = useState<string>(() => again?.attempt ?? signed?.request ?? crypto.randomUUID())
  const [before, setBefore] = useState(again?.failure ?? null)
  const sent = useRef(again ? JSON.stringify(again.input) : null)
  const [settled, setSettled] = useState<Settled | null>(null)
  const [looked, setLooked] = useState(false)
  const pressed = useRef(false)
  const own = useWrite(environment, operation)
  const others = useWrite(environment, 'approvals.execute')
  const write = signed ? others : own
  const recheck = useWrite(null, 'ledger.recheck')
  const failure = before ?? failureOf(write.error)
  const open =
    needsLook(failure) &&
    !(failure?.code === 'moved' ? looked : (settled?.settled === 'not_done' && !signed) || elsewhere(failure, settled))

  /** The attempt for a press now. The same for the same contents; other contents are another write. */
  const take = (): string => {
    const body = JSON.stringify(input)
    const other = sent.current !== null && sent.current !== body
    sent.current = body
    if (!other) return attempt
    const next = crypto.randomUUID()
    setAttempt(next)
    return next
  }

  return {
    attempt,
    failure,
    /** It may not be sent now: its own end, or that of another write on the same target, is not known. */
    open,
    needsLook: needsLook(failure),
    settled,
    /** What had moved was read again since. */
    looked,
    /** What kept it from being looked at. */
    unread: failureOf(recheck.error),
    sending: write.isPending,
    looking: recheck.isPending,
    reset: () => {
      setBefore(null)
      write.reset()
    },
    take,
    /** The answer where it was done, and under which attempt; else null. A second press while the first is under way does nothing. */
    send: async (intent: Omit<Intent, 'attempt'>): Promise<{ answer: unknown; attempt: string } | null> => {
      if (pressed.current || open) return null
      pressed.current = true
      setSettled(null)
      setLooked(false)
      setBefore(null)
      try {
        const now = signed ? signed.request : take()
        if (!signed) return { answer: await own.mutateAsync({ input, attempt: now, ...intent }), attempt: now }
        const { typed, over_limit } = intent
        const { answer } = await others.mutateAsync({ input: { text: signed.text, typed, over_limit } })
        return { answer, attempt: now }
      } catch {
        return null
      } finally {
        pressed.current = false
      }
    },
    /** Settles what is not known by what the record shows now. */
    look: async (): Promise<void> => {
      if (failure?.code !== 'moved') {
        const unsettled = failure?.fields.attempt ?? attempt
        const answer = await recheck.mutateAsync({ input: { attempt: unsettled } }).catch(() => null)
        setSettled(answer)
        if (answer?.settled === 'not_done' && unsettled === attempt && !signed) setAttempt(crypto.randomUUID())
      }
      setLooked(true)
    },
  }
}

/** Another write stood in the way and is settled now, either way: this one may go. */
const elsewhere = (failure: Failure | null, settled: Settled | null): boolean =>
  failure?.code === 'blocked' && settled !== null && settled.settled !== null
