import type { CommerceRow } from '@contract/platform/commerce'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { read } from '../../../operations'
import { capital } from '../../../parts/capital'
import { Empty, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { JsonView } from '../../../parts/json-view'
import { isGiven } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { Moment } from '../../../parts/moment'
import { Panel, PanelSection, Split } from '../../../parts/panel'
import { readBlock } from '../../../parts/table-rows'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { Narrowed } from '../narrowed'
import { addressById } from '../record-address'
import styles from './commerce.module.css'
import { type CommerceFilter, rowsInputOf, searchOfCommerce } from './commerce-filter'
import { kindsWords, takenWords } from './commerce-words'
import { copies, idOf, rowColumns, rowFields } from './snapshot-columns'

interface Props {
  environment: string
  id: string
  filter: CommerceFilter
}

/** What one snapshot holds. */
export const SnapshotRows = ({ environment, id, filter }: Props) => {
  const [, navigate] = useLocation()
  const snapshot = useQuery(read(environment, 'commerce.snapshot', { snapshot_id: id })).data
  const input = useMemo(() => rowsInputOf(id, filter), [id, filter])
  const go = (part: Partial<CommerceFilter>, how: 'push' | 'replace' = 'push'): void =>
    navigate(`${screenAddress(environment, 'commerce', id)}${searchOfCommerce({ ...filter, ...part })}`, { replace: how === 'replace' })
  // The first rows are where the panel finds its own; one further down is asked for by its id.
  const first = useQuery(readBlock(environment, 'commerce.rows', input, 0))
  const kind = snapshot ? kindsWords(snapshot.kind) : 'rows'
  const { search, state, store_id, org_id } = filter
  const noun = { one: kind.replace(/s$/, ''), many: kind }
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="commerce.rows"
          remembered="commerce.rows"
          input={input}
          title={snapshot ? `${capital(kind)}, ${takenWords(snapshot)}` : 'Snapshot'}
          noun={noun}
          columns={rowColumns}
          idOf={idOf}
          copies={copies}
          selected={filter.row || null}
          onOpen={(row, how) => go({ row }, how)}
          fields={rowFields}
          file={snapshot ? kindsWords(snapshot.kind) : 'snapshot'}
          above={
            <p className={styles.line}>
              <Link to={screenAddress(environment, 'commerce', id)}>All snapshots</Link>
              {snapshot && (
                <span className="muted">
                  taken <Moment at={snapshot.taken_at} />
                </span>
              )}
              {snapshot && snapshot.state !== 'complete' && (
                <span className={styles.note}>
                  It is {visible(snapshot.state)}: {visible(snapshot.detail ?? 'not everything was read.')}
                </span>
              )}
            </p>
          }
          filters={
            <>
              <FilterSearch placeholder="Id or name" text={search} onSearch={(text) => go({ search: text }, 'replace')} />
              <Narrowed what="State" value={state} onClear={() => go({ state: '' })} />
              <Narrowed what="Store" value={store_id} onClear={() => go({ store_id: '' })} />
              <Narrowed what="Org" value={org_id} onClear={() => go({ org_id: '' })} />
            </>
          }
          empty={
            isGiven({ search, state, store_id, org_id }) ? (
              <NoneLikeThat
                noun={noun}
                title="Nothing in it matches these filters"
                onAll={() => go({ search: '', state: '', store_id: '', org_id: '' })}
              />
            ) : (
              <Empty title="It holds nothing">
                {snapshot?.detail ? visible(snapshot.detail) : 'The platform answered, and it is empty.'}
              </Empty>
            )
          }
        />
      }
      detail={
        filter.row !== '' && (
          <RowDetail
            key={filter.row}
            environment={environment}
            snapshot={id}
            id={filter.row}
            known={first.data?.items.find((one) => one.id === filter.row)}
            onNarrow={go}
            onClose={() => go({ row: '' })}
          />
        )
      }
    />
  )
}

interface RowProps {
  environment: string
  snapshot: string
  id: string
  known: CommerceRow | undefined
  onNarrow: (part: Partial<CommerceFilter>) => void
  onClose: () => void
}

const RowDetail = ({ environment, snapshot, id, known, onNarrow, onClose }: RowProps) => {
  const asked = useQuery({
    ...read(environment, 'commerce.rows', { snapshot_id: snapshot, search: id, limit: 100 }),
    enabled: known === undefined,
  })
  const row = known ?? asked.data?.items.find((one) => one.id === id)
  return (
    <Panel title={<bdi>{visible(row?.name ?? id).slice(0, 300)}</bdi>} beside={<span className="mono">{id}</span>} onClose={onClose}>
      {!row && asked.data && (
        <PanelSection>
          <p>It is not in this snapshot.</p>
        </PanelSection>
      )}
      {row && (
        <>
          <PanelSection title="As the snapshot has it">
            <JsonView value={row} addressOf={(one) => addressById(environment, one)} />
          </PanelSection>
          {row.store_id && (
            <PanelSection title="More like it">
              <Button onClick={() => onNarrow({ store_id: row.store_id ?? '' })}>Only this store</Button>{' '}
              {row.state && (
                <Button onClick={() => onNarrow({ state: row.state ?? '' })}>Only “{visible(row.state).replaceAll('_', ' ')}”</Button>
              )}
            </PanelSection>
          )}
        </>
      )}
    </Panel>
  )
}
