import type { Failure } from '@contract/failure'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { failureOf, read } from '../../../operations'
import { capital } from '../../../parts/capital'
import { Chips } from '../../../parts/chips'
import { Dialog } from '../../../parts/dialog'
import { FailureNotice } from '../../../parts/failure'
import { exact } from '../../../parts/instant'
import { Key } from '../../../parts/key'
import { numbers } from '../../../parts/numbers'
import { ProgressLine } from '../../../parts/progress-line'
import { ShortTable } from '../../../parts/short-table'
import { readBlock } from '../../../parts/table-rows'
import { MOST_SELECTED } from '../../../parts/table-selection'
import { visible } from '../../../parts/visible-text'
import { causeWords } from '../connector-cause-words'
import styles from './connector-events.module.css'
import { instantOfSince, UNDELIVERED } from './event-filter'
import { verificationWords } from './event-words'
import { gatherIds } from './gather'
import { useConnectorNames } from './use-connector-names'
import type { RecoverOf } from './use-redelivery'

interface Props {
  environment: string
  of: RecoverOf
  onClose: () => void
  /** What is to be looked at next, one by one, before anything is sent. */
  onIds: (ids: readonly string[]) => void
}

const quick = [
  { value: '1h', words: '1 hour' },
  { value: '6h', words: '6 hours' },
  { value: '24h', words: '24 hours' },
  { value: '7d', words: '7 days' },
]

/** All that was not delivered since an instant: counted first, by cause; then each is looked at, and one job is made of those that can be. */
const RecoverDialog = ({ environment, of, onClose, onIds }: Props) => {
  // Nothing that comes after this dialog opened is meant: the list stays the same while it is read.
  const [now] = useState(() => Date.now())
  const [since, setSince] = useState(() => localOf(instantOfSince(of.since || '24h', now)))
  const [connector_id, setConnector] = useState(of.connector_id)
  const connectors = useConnectorNames(environment)
  const at = new Date(since)
  const valid = !Number.isNaN(at.getTime()) && at.getTime() < now
  const instant = valid ? at.toISOString() : null
  const input = useMemo(
    () => ({
      state: UNDELIVERED,
      ...(instant === null ? {} : { since: instant }),
      until: new Date(now).toISOString(),
      ...(connector_id ? { connector_id } : {}),
      ...(of.org_id ? { org_id: of.org_id } : {}),
      ...(of.verification ? { verification: of.verification } : {}),
    }),
    [instant, now, connector_id, of.org_id, of.verification],
  )
  const listInput = of.cause ? { ...input, cause: of.cause } : input
  const counted = useQuery({ ...readBlock(environment, 'connector-events.list', listInput, 0), enabled: valid })
  const causes = useQuery({ ...read(environment, 'connector-events.causes', { ...input, limit: 100 }), enabled: valid && !of.cause })
  const [gathering, setGathering] = useState<{ count: number } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const total = counted.data?.total ?? null
  const shown = total === null ? (counted.data?.items.length ?? null) : total
  const press = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!valid || !shown || gathering) return
    setFailure(null)
    setGathering({ count: 0 })
    const controller = new AbortController()
    stop.current = controller
    try {
      const { ids } = await gatherIds(environment, listInput, controller.signal, (count) => setGathering({ count }))
      if (!controller.signal.aborted) onIds(ids)
    } catch (error) {
      const failed = failureOf(error)
      if (!failed) throw error
      if (!controller.signal.aborted) setFailure(failed)
    }
    setGathering(null)
  }
  const readFailure = counted.isFetching ? null : failureOf(counted.error)
  return (
    <Dialog onClose={onClose} size="34rem" title="Recover what was not delivered">
      <form className={styles.dialog} onSubmit={(event) => void press(event)} noValidate>
        <p className="muted">
          Events that failed, were dropped or hang at a stalled worker. Nothing is sent yet: the next step says of each whether it can be
          redelivered.
        </p>
        <div className={styles.since}>
          <TextInput
            type="datetime-local"
            label="Since"
            data-autofocus
            value={since}
            error={valid ? null : 'Choose an instant in the past.'}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          <Chips
            label="Back from now"
            options={quick}
            chosen={quick.map(({ value }) => value).filter((value) => localOf(instantOfSince(value, now)) === since)}
            onChoose={(chosen) => {
              const last = chosen.at(-1)
              if (last) setSince(localOf(instantOfSince(last, now)))
            }}
          />
        </div>
        <NativeSelect
          label="Connector"
          value={connector_id}
          onChange={(event) => setConnector(event.currentTarget.value)}
          data={[
            { value: '', label: 'Every connector' },
            ...connectors.map(({ id, name }) => ({ value: id, label: visible(name).slice(0, 60) })),
            ...(connector_id && !connectors.some(({ id }) => id === connector_id) ? [{ value: connector_id, label: connector_id }] : []),
          ]}
        />
        {(of.org_id || of.cause || of.verification) && (
          <p>
            {of.cause && <>Only those of the cause “{causeWords(of.cause)}”. </>}
            {of.verification && <>Only those with the signature “{verificationWords(of.verification)}”. </>}
            {of.org_id && (
              <>
                Only those for <span className="mono">{of.org_id}</span>.
              </>
            )}
          </p>
        )}
        <div>
          <ProgressLine active={counted.isFetching || gathering !== null} label="Counting the events" />
          {readFailure && <FailureNotice failure={readFailure} onRetry={() => void counted.refetch()} />}
          {failure && <FailureNotice failure={failure} />}
          {!readFailure && (
            <p role="status">
              {shown === null || !valid
                ? 'Counting…'
                : shown === 0
                  ? 'Nothing is undelivered since then.'
                  : `${numbers.format(shown)}${total === null ? ' or more' : ''} ${shown === 1 ? 'event is' : 'events are'} not delivered, from ${exact(at)} until now.`}
              {shown !== null && shown > MOST_SELECTED && ' One job takes the newest 10,000 of them.'}
            </p>
          )}
          {!of.cause && causes.data && causes.data.items.length > 0 && (
            <ShortTable
              label="By cause"
              headings={['Cause', { words: 'Events', align: 'right' }]}
              rows={causes.data.items}
              keyOf={({ cause }) => cause}
              cells={({ cause, count }) => [capital(causeWords(cause)), numbers.format(count)]}
            />
          )}
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose}>
            Cancel <Key keys="escape" />
          </Button>
          <Button type="submit" variant="filled" disabled={!valid || !shown} loading={gathering !== null}>
            {gathering
              ? `${numbers.format(gathering.count)} found`
              : shown
                ? `Look at ${numbers.format(Math.min(shown, MOST_SELECTED))}`
                : 'Look at them'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** An instant as the field has it: this machine's own time, to the minute. */
const localOf = (instant: string | null): string => {
  if (instant === null) return ''
  const at = new Date(instant)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

export default RecoverDialog
