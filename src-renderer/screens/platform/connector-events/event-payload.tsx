import type { Header } from '@contract/platform/connector-events'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { failureOf, read } from '../../../operations'
import { announce } from '../../../parts/announce'
import { OneChip } from '../../../parts/chips'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { numbers } from '../../../parts/numbers'
import { ProgressLine } from '../../../parts/progress-line'
import { ShortTable } from '../../../parts/short-table'
import { VirtualList } from '../../../parts/virtual-list'
import { visible } from '../../../parts/visible-text'
import styles from './connector-events.module.css'

/** Longer lines are cut in the view as it was sent: nobody reads them there, and drawing them takes seconds. */
const LONGEST_LINE = 2000

const nowhere = () => null

interface Props {
  environment: string
  id: string
}

const usePayload = ({ environment, id }: Props) => useQuery(read(environment, 'connector-events.payload', { event_id: id }))

const Unread = ({ asked, children }: { asked: ReturnType<typeof usePayload>; children: ReactNode }) => {
  const failure = asked.isFetching ? null : failureOf(asked.error)
  return (
    <>
      <ProgressLine active={asked.isFetching} label="Reading the payload" />
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {asked.data !== undefined ? children : !failure && <p className="muted">Reading…</p>}
    </>
  )
}

/** What the event holds, read by names and values or as it was sent. All of it is text: nothing in it can be followed or run. */
export const EventPayload = ({ size, ...of }: Props & { size: number | null }) => {
  const asked = usePayload(of)
  const [as, setAs] = useState<'read' | 'sent'>('read')
  const payload = asked.data?.payload
  return (
    <Unread asked={asked}>
      <div className={styles.bar}>
        <OneChip
          label="How it is shown"
          options={[
            { value: 'read', words: 'To read' },
            { value: 'sent', words: 'As JSON' },
          ]}
          chosen={as}
          onChoose={setAs}
        />
        <span className="muted tabular">{size === null ? '' : `${numbers.format(size)} bytes`}</span>
        <span className="grow" />
        <CopyText text={() => textOf(payload)} label="the payload" />
      </div>
      {asked.data?.truncated && <p className="muted">The platform keeps only its beginning.</p>}
      {payload === null || payload === undefined ? (
        <p className="muted">It came without a payload.</p>
      ) : as === 'read' ? (
        <JsonView value={payload} addressOf={nowhere} />
      ) : (
        <Lines value={payload} />
      )}
    </Unread>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? ''))

/** Line by line, only those in view drawn. */
const Lines = ({ value }: { value: unknown }) => {
  const lines = useMemo(() => textOf(value).split('\n'), [value])
  return (
    <VirtualList
      label="The payload as JSON"
      count={lines.length}
      rows={16}
      line={(index) => {
        const line = lines[index] ?? ''
        const cut = line.length > LONGEST_LINE
        return (
          <bdi className={styles.line}>
            {visible(cut ? line.slice(0, LONGEST_LINE) : line)}
            {cut && <span className="faint"> … {numbers.format(line.length - LONGEST_LINE)} more characters</span>}
          </bdi>
        )
      }}
    />
  )
}

const CopyText = ({ text, label }: { text: () => string; label: string }) => (
  <Button
    size="compact-sm"
    onClick={() =>
      void navigator.clipboard.writeText(text()).then(
        () => announce(`Copied ${label}`),
        () => announce(`Could not copy ${label}`),
      )
    }
  >
    Copy
  </Button>
)

/** The headers the event came with, in order. */
export const EventHeaders = (of: Props) => {
  const asked = usePayload(of)
  return (
    <Unread asked={asked}>
      <HeaderTable headers={asked.data?.headers ?? []} label="Headers it came with" />
    </Unread>
  )
}

/** Headers as a table. What proves a sender is struck out before it gets here; what is left tells two apart. */
export const HeaderTable = ({ headers, label }: { headers: readonly Header[]; label: string }) =>
  headers.length === 0 ? (
    <p className="muted">None.</p>
  ) : (
    <>
      <ShortTable
        label={label}
        named
        headings={['Name', 'Value']}
        rows={headers}
        // A name may repeat, and its place is what tells them apart.
        keyOf={(_, at) => String(at)}
        cells={({ name, value, hidden }) => [
          <bdi key="name">{visible(name)}</bdi>,
          <bdi key="value" className={hidden ? styles.hidden : 'mono'}>
            {visible(value)}
          </bdi>,
        ]}
      />
      {headers.some(({ hidden }) => hidden) && (
        <p className={`muted ${styles.advice}`}>
          What proves a sender is taken out before any screen, file or ledger has it. Length and ending tell two apart.
        </p>
      )}
    </>
  )
