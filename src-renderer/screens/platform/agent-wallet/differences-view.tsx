import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { momentColumn } from '../../../parts/column-cells'
import { Copyable } from '../../../parts/copyable'
import { Empty } from '../../../parts/empty'
import { RowsExportButton, RowsExportState, useRowsExport } from '../../../parts/export-rows'
import { FailureNotice } from '../../../parts/failure'
import filters from '../../../parts/filters.module.css'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection, Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { TableOf } from '../../../parts/table'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { useTableRows } from '../../../parts/whole-list'
import { environmentAddress } from '../../../shell/address'
import type { Compared } from './compare'
import { differenceColumns, differenceRow } from './differences-export'
import { FieldsThatDiffer } from './fields-that-differ'
import { IdFact, walletAddress } from './spend-parts'
import { useDifferences } from './use-differences'
import type { View } from './wallet-filter'
import { WalletFilters } from './wallet-filters'
import type { ListProps } from './wallet-list'
import { Said, verdictWords, viewWords } from './wallet-words'

const DAY = 86_400_000
const viewOf: Record<Compared['kind'], View> = { card: 'wallets', authorization: 'authorizations', transaction: 'transactions' }

/** The platform's view and Stripe's, side by side: what differs, and what only one of the two has. */
export const DifferencesView = ({ environment, selected, filter, waiting, onChange, onOpen }: ListProps) => {
  // From the beginning of a minute, so that looking again asks the same question.
  const [opened] = useState(() => Math.floor(Date.now() / 60_000) * 60_000)
  const from = new Date(opened - Number(filter.days) * DAY).toISOString()
  const found = useDifferences(environment, from)
  const { verdict, kind, wallet_id } = filter
  const ofKind = useMemo(
    () => found.rows.filter((row) => (kind === '' || row.kind === kind) && (wallet_id === '' || row.wallet_id === wallet_id)),
    [found.rows, kind, wallet_id],
  )
  const shown = useMemo(
    () => ofKind.filter((row) => (verdict === '' ? row.verdict !== 'same' : row.verdict === verdict)),
    [ofKind, verdict],
  )
  const counts = useMemo(
    () => Object.fromEntries(Object.keys(verdictWords).map((word) => [word, ofKind.filter((row) => row.verdict === word).length])),
    [ofKind],
  )
  const missing = found.failures.find(({ code }) => code === 'not_connected')
  const rows = useTableRows({ ...found, complete: true, failure: null }, shown, `${verdict} ${kind} ${filter.days}`)
  const place = usePlace()?.name ?? ''
  const fileName = `agent-wallet-differences-${place}`
  const exporting = useRowsExport({ rows: () => shown.map(differenceRow), columns: differenceColumns, fileName })
  const one = selected === null ? undefined : found.rows.find(({ id }) => id === selected)
  return (
    <Split
      list={
        <TableOf
          operation="agent-wallet.list"
          remembered="agent-wallet.differences"
          rows={rows}
          title="Agent wallets"
          noun={viewWords.differences}
          columns={columns}
          idOf={(row) => row.id}
          copies={copies}
          selected={selected}
          onOpen={onOpen}
          actions={<RowsExportButton {...exporting} disabled={!found.begun || shown.length === 0} />}
          under={
            <>
              <div className={filters.filters}>
                <WalletFilters filter={filter} waiting={waiting} verdicts={counts} onChange={onChange} />
              </div>
              <RowsExportState {...exporting} />
              {found.failures
                .filter(({ code }) => code !== 'not_connected')
                .map((failure) => (
                  <FailureNotice key={failure.what} failure={failure} onRetry={found.again} />
                ))}
            </>
          }
          empty={
            missing ? (
              <Empty
                title="No Stripe key is connected"
                action={
                  <Button component={Link} to={environmentAddress(environment)} variant="filled">
                    Connect Stripe
                  </Button>
                }
              >
                With one, every card, authorization and transaction is read from Stripe Issuing and compared with the platform’s. All else
                on this screen works without.
              </Empty>
            ) : found.failures.length > 0 ? (
              <Empty title="Nothing could be compared">One of the two could not be read.</Empty>
            ) : (
              <Empty title={verdict === '' ? 'Stripe and the platform agree' : 'Nothing compares so'}>
                {counts.same ?? 0} cards, authorizations and transactions of these {filter.days} days are the same on both sides.
              </Empty>
            )
          }
        />
      }
      detail={selected !== null && <OnePanel environment={environment} id={selected} one={one} onClose={() => onOpen(null, 'push')} />}
    />
  )
}

const columns: readonly Column<Compared>[] = [
  {
    field: 'verdict',
    heading: 'Compared',
    width: 142,
    cell: ({ verdict }) => <Tag tone={verdictWords[verdict].tone}>{verdictWords[verdict].words}</Tag>,
  },
  {
    field: 'what',
    heading: 'What',
    width: 170,
    grow: 2,
    cell: ({ kind, what }) => <bdi>{visible(kind === 'card' ? what : `${kind} ${what}`)}</bdi>,
  },
  {
    field: 'fields',
    heading: 'Differs in',
    width: 140,
    grow: 1,
    cell: ({ fields }) => <Said text={fields.map(({ field }) => field.toLowerCase()).join(', ') || null} />,
  },
  { field: 'agent', heading: 'Agent', width: 90, grow: 1, cell: ({ agent }) => <Said text={agent} /> },
  momentColumn({ field: 'at', heading: 'When', width: 100, gives: 'first' }, ({ at }) => at),
]
const copies = [{ key: 'c', label: 'id', value: (row: Compared) => row.id }] as const

const OnePanel = ({
  environment,
  id,
  one,
  onClose,
}: {
  environment: string
  id: string
  one: Compared | undefined
  onClose: () => void
}) =>
  one === undefined ? (
    <Panel title="Not compared" beside={<span className="mono">{visible(id)}</span>} onClose={onClose}>
      <PanelSection>
        <p>Nothing with this id is among what was compared. It may be older than the time chosen.</p>
      </PanelSection>
    </Panel>
  ) : (
    <Panel
      title={
        <>
          <bdi>{visible(one.what)}</bdi> <Tag tone={verdictWords[one.verdict].tone}>{verdictWords[one.verdict].words}</Tag>
        </>
      }
      beside={<Copyable value={one.id} label={`${one.kind} id`} mono />}
      onClose={onClose}
    >
      <PanelSection title="Compared">
        {one.fields.length > 0 ? <FieldsThatDiffer fields={one.fields} /> : <p>{explained[one.verdict]}</p>}
      </PanelSection>
      <PanelSection title="On the platform">
        <Facts
          facts={[
            ['Agent', <Said key="a" text={one.agent} />],
            ['When', <Moment key="w" at={one.at} full />],
            ['Wallet', <IdFact key="i" id={one.wallet_id} label="wallet id" />],
          ]}
        />
        {one.verdict !== 'only_stripe' && (
          <Link to={walletAddress(environment, viewOf[one.kind], one.kind === 'card' ? one.wallet_id : one.id)}>
            Open {one.kind === 'card' ? 'the wallet' : `the ${one.kind}`}
          </Link>
        )}
      </PanelSection>
    </Panel>
  )

const explained: Record<Compared['verdict'], string> = {
  same: 'Stripe and the platform say the same.',
  differs: '',
  only_stripe: 'Stripe has it and the platform does not: it missed Stripe’s report of it, or the card is used by something else.',
  only_platform: 'The platform has it and Stripe does not, with this environment’s key: another account or mode, or it was made up.',
}
