import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { numbers } from '../../../parts/numbers'
import { Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { ShortTable } from '../../../parts/short-table'
import type { ListInput, ListName, RowOf } from '../../../parts/table-rows'
import { readFirst } from './read-first'

/** How many rows an org's page shows of what has a screen of its own. */
export const SHOWN = 10

interface Props<N extends ListName> {
  environment: string
  title: string
  operation: N
  input: ListInput<N>
  headings: readonly { words: string; align?: 'right' }[]
  keyOf: (row: RowOf<N>) => string
  cells: (row: RowOf<N>) => readonly ReactNode[]
  /** Why there are none. */
  none: string
  /** Where all of them are; null where this version has no such screen. */
  all: { words: string; to: string } | null
}

/** The first rows of another screen's list, of one org. It fails alone, and is missing alone where the server has no such thing. */
export const OrgListSection = <N extends ListName>({
  environment,
  title,
  operation,
  input,
  headings,
  keyOf,
  cells,
  none,
  all,
}: Props<N>) => {
  const asked = useQuery(readFirst(environment, operation, input, SHOWN))
  const failure = asked.isFetching && !asked.data ? null : failureOf(asked.error)
  const items = (asked.data?.items ?? []) as RowOf<N>[]
  // A server that does not obey the filter answers with every org's: none of another's is shown as this one's.
  const rows = items.filter((row) => !('org_id' in row) || row.org_id === (input as { org_id?: string }).org_id)
  const unfiltered = rows.length < items.length
  const total = unfiltered ? null : (asked.data?.total ?? null)
  return (
    <Section title={title}>
      <ProgressLine active={asked.isFetching} label={`Reading: ${title}`} />
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {!asked.data && !failure && <p className="muted">Reading.</p>}
      {unfiltered && (
        <p className="muted">This server’s list does not keep to one org: of its first rows only those of this org are shown.</p>
      )}
      {asked.data && items.length === 0 && <p className="muted">{none}</p>}
      {rows.length > 0 && <ShortTable label={title} headings={headings} rows={rows} keyOf={keyOf} cells={cells} />}
      {all && !failure && asked.data && (
        <p>
          <Link to={all.to}>{all.words}</Link>
          {rows.length > 0 && (total === null || total > rows.length) && (
            <span className="muted">
              {' '}
              · the first {rows.length} of {total === null ? 'more' : numbers.format(total)}
            </span>
          )}
        </p>
      )}
    </Section>
  )
}
