import type { MutationName } from '@contract'
import { contract } from '@contract'
import { confirmationFor } from '@contract/confirmation'
import type { Mutation } from '@contract/operation'
import { Button, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, Suspense, useEffect, useRef, useState } from 'react'
import { failureOf, read, useWrite } from '../operations'
import styles from './confirm.module.css'
import { ConfirmLocked } from './confirm-locked'
import { ConfirmReadBack } from './confirm-read-back'
import { ConfirmReason, complaintOf, takesReason } from './confirm-reason'
import { requestOf } from './confirm-request'
import { proofOf } from './confirm-words'
import { FailureNotice } from './failure'
import { Key } from './key'
import type { ManyReason } from './many'
import manyStyles from './many.module.css'
import type { Line } from './many-ids'
import { limitWords, statedWords } from './many-money'
import { inputFor, type Preview, statedOf, usePreview, type Verdict } from './many-preview'
import { ManyVerdicts } from './many-verdicts'
import { numbers } from './numbers'
import { usePlace } from './place'
import { ProgressLine } from './progress-line'

interface Props {
  environment: string
  operation: MutationName
  lines: readonly Line[]
  noun: { one: string; many: string }
  Reason: ManyReason | undefined
  jobId: string
  onBusy: (busy: boolean) => void
  /** "18 users", once it is known whom it can be done to. */
  onCount: (count: string | null) => void
  /** To the text again; null where rows were selected. */
  onBack: (() => void) | null
  onClose: () => void
  /** The job is made, or waits to be undone. */
  onMade: () => void
}

/** Who it can be done to and who not, what follows, the request, and what is to be said back; then one job is made of it. */
export const ManyReview = ({ environment, operation, lines, noun, Reason, jobId, onBusy, onCount, onBack, onClose, onMade }: Props) => {
  const place = usePlace()
  const { preview: found, again } = usePreview(environment, operation, lines)
  const [reason, setReason] = useState('')
  const [pace, setPace] = useState<number | string>(0)
  const [said, setSaid] = useState({ typed: '', ticked: false })
  const guard = useQuery(read(null, 'guard.get', { environment_id: environment }))
  const settings = useQuery(read(null, 'settings.get', {}))
  const create = useWrite(environment, 'jobs.create')
  const made = useRef(false)
  /** Once: the call may end long after the job was seen to wait, and nobody is to be led away twice. */
  const leave = (): void => {
    if (made.current) return
    made.current = true
    onMade()
  }
  useWhenItWaits(jobId, leave)

  const { confirm, effect } = contract[operation] as unknown as Mutation
  // What is pressed must not move as what is above it is read: all of it comes at once.
  const preview: Preview = found.state === 'read' && (guard.isPending || settings.isPending) ? { state: 'reading' } : found
  const can = preview.state === 'read' ? preview.verdicts.filter(({ why_not }) => why_not === null) : []
  const inputs = can.map((verdict) => inputFor(operation, verdict, reason.trim()))
  const asked = confirmationFor(effect, place?.kind ?? 'production', String(can.length))
  const proof = proofOf(asked, asked, said)
  const failure = failureOf(create.error)
  const locked = guard.data?.writing === 'locked' || failure?.code === 'locked'
  const fits = inputs.every((input) => complaintOf(operation, input) === null)
  const paced = typeof pace === 'number' && Number.isInteger(pace) && pace >= 0 && pace <= 6000
  const ready = can.length > 0 && proof !== null && fits && paced && !locked && guard.data !== undefined && !create.isPending
  const count = `${numbers.format(can.length)} ${can.length === 1 ? noun.one : noun.many}`
  const counted = can.length > 0 ? count : null
  useEffect(() => onCount(counted), [counted, onCount])
  const currency = settings.data?.currency ?? 'usd'
  const stated = effect === 'money' ? statedWords(can, currency) : null
  const limited = preview.state === 'read' ? limitWords(can, preview.limit, noun, currency) : null
  const own = can.filter((verdict) => verdict.reason !== null).length
  const ofWhom =
    own > 0
      ? `For the ${numbers.format(can.length - own)} that have none of their own.`
      : `One reason for all ${numbers.format(can.length)}.`

  const press = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    onBusy(true)
    const input = {
      job_id: jobId,
      operation,
      inputs: inputs as Record<string, unknown>[],
      ...statedOf(can),
      pace: Number(pace),
      typed: proof,
    }
    const job = await create.mutateAsync({ input }).catch(() => null)
    onBusy(false)
    if (job) leave()
  }
  return (
    <form onSubmit={(event) => void press(event)} noValidate>
      <div className={styles.part} data-relative>
        <ProgressLine active={preview.state === 'reading'} label="Reading the records" />
        <p className="muted">
          {confirm?.consequence}{' '}
          {confirm?.undo ? `To undo it: ${confirm.undo.charAt(0).toLowerCase()}${confirm.undo.slice(1)}` : 'It can’t be undone.'}
        </p>
      </div>
      <div className={styles.part}>
        {preview.state === 'reading' && (
          <p className="muted" role="status">
            Reading {numbers.format(lines.length)} {lines.length === 1 ? noun.one : noun.many}. Over a long list this takes a while.
          </p>
        )}
        {preview.state === 'failed' && <FailureNotice failure={preview.failure} onRetry={again} />}
        {preview.state === 'read' && <ManyVerdicts verdicts={preview.verdicts} />}
        {stated && <p className={manyStyles.stated}>{stated}</p>}
        {limited && (
          <p className={manyStyles.limited} role="status">
            {limited}
          </p>
        )}
      </div>
      {can.length > 0 && (
        <>
          {takesReason(operation) && own < can.length && (
            <AskReason operation={operation} Reason={Reason} reason={reason} onReason={setReason} of={ofWhom} disabled={create.isPending} />
          )}
          <div className={`${styles.part} ${manyStyles.pace}`}>
            <NumberInput
              label="At most, a minute"
              description="0: as fast as the server answers."
              min={0}
              max={6000}
              allowDecimal={false}
              value={pace}
              error={paced ? null : 'Between 0 and 6,000.'}
              onChange={setPace}
            />
          </div>
          <pre className={styles.code}>{exampleOf(operation, can, inputs)}</pre>
          <ConfirmReadBack asked={asked} who={count} many place={place} said={said} onSay={setSaid} disabled={create.isPending} />
        </>
      )}
      {failure && failure.code !== 'locked' && (
        <div className={styles.part}>
          <FailureNotice failure={failure} />
        </div>
      )}
      {locked && <ConfirmLocked environment={environment} name={place?.name ?? ''} onUnlock={() => create.reset()} />}
      <footer className={styles.actions}>
        {onBack && (
          <Button onClick={onBack} disabled={create.isPending}>
            Back
          </Button>
        )}
        <span className="grow" />
        <Button data-autofocus onClick={onClose} disabled={create.isPending}>
          Cancel <Key keys="escape" />
        </Button>
        {preview.state !== 'reading' && (
          <Button
            type="submit"
            variant="filled"
            className={styles.go}
            data-mild={effect === 'edit' || undefined}
            color={effect === 'edit' ? 'accent' : 'bad'}
            disabled={!ready}
            loading={create.isPending}
          >
            {confirm?.button ?? 'Go on'}: {can.length > 0 ? count : 'none'}
          </Button>
        )}
      </footer>
    </form>
  )
}

/** A job may wait to be undone before its first item; the call ends only then, and nobody should have to look at a dialog. */
const useWhenItWaits = (jobId: string, then: () => void): void => {
  useEffect(() => window.bridge.on('waiting', ({ attempt, until }) => attempt === jobId && until !== null && then()), [jobId, then])
}

/** The request of the first, and how many more like it. Each has a key of its own, which main mints. */
const exampleOf = (operation: MutationName, can: readonly Verdict[], inputs: readonly ReturnType<typeof inputFor>[]): string => {
  const [first] = inputs
  if (first === undefined) return ''
  const example = requestOf(operation, first, '').replace(/^Idempotency-Key: .*$/m, 'Idempotency-Key: its own for each')
  return can.length === 1 ? example : `${example}\n\nand ${numbers.format(can.length - 1)} more like it`
}

interface ReasonProps {
  operation: MutationName
  Reason: ManyReason | undefined
  reason: string
  onReason: (reason: string) => void
  of: string
  disabled: boolean
}

/** One reason for all that have none of their own: in the manner of this screen, else in free words. */
const AskReason = ({ Reason, of, disabled, onReason, ...rest }: ReasonProps) =>
  Reason ? (
    <div className={styles.part}>
      <Suspense>
        <Reason of={of} disabled={disabled} onReason={onReason} />
      </Suspense>
    </div>
  ) : (
    <ConfirmReason {...rest} of={of} disabled={disabled} onReason={onReason} />
  )
