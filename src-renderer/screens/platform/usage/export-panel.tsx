import { isUnderWay, type UsageExport, type UsageExportRow } from '@contract/platform/usage-records'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import type { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressBar } from '../../../parts/progress-bar'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { plainWord, shortDay, toneOf } from '../usage-words'
import styles from './usage.module.css'
import { AGAIN } from './usage-exports'

interface Props {
  environment: string
  id: string
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
}

const books = (['day', 'org_id', 'org_name', 'category', 'cents', 'currency'] as const satisfies readonly (keyof UsageExportRow)[]).map(
  (field) => ({ field, heading: field }),
)

/** One export: how far it is, and its rows as a file once it is done. */
const ExportPanel = ({ environment, id, ask, onClose }: Props) => {
  const asked = useQuery({
    ...read(environment, 'usage.export', { export_id: id }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? AGAIN : false),
  })
  const one = asked.data
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const cancel = (): void => ask('usage.cancel_export', { export_id: id }, { showsOutcome: true })
  const going = one !== undefined && isUnderWay(one)
  useKeys({ ...(going ? { x: cancel } : {}) })
  const saving = useExport({
    environment,
    operation: 'usage.export_rows',
    input: { export_id: id },
    columns: books,
    fileName: `usage-${one ? `${one.from}-${one.to}-` : ''}${id}`,
  })
  return (
    <Panel
      title="Usage export"
      beside={<Copyable value={id} label="id" mono />}
      onClose={onClose}
      actions={
        going ? (
          <Button onClick={cancel}>
            Cancel export… <Key keys="X" />
          </Button>
        ) : (
          one?.state === 'done' && <ExportButton {...saving} />
        )
      }
    >
      <ProgressLine active={asked.isPending} label="Reading the export" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {one && <State environment={environment} one={one} />}
      {saving.run && (
        <PanelSection>
          <ExportState {...saving} />
        </PanelSection>
      )}
    </Panel>
  )
}

const State = ({ environment, one }: { environment: string; one: UsageExport }) => (
  <PanelSection title="State">
    <div className={styles.state}>
      {isUnderWay(one) && <ProgressBar label="Rows gathered" over={one.rows_done} total={one.rows_total} />}
      {one.failure !== null && (
        <p role="alert">
          <span className="muted">The server says: </span>
          <bdi>{visible(one.failure)}</bdi>
        </p>
      )}
      {one.state === 'done' && <p className="muted">It waits on the platform. Export saves its rows to a CSV file on this machine.</p>}
      <Facts
        facts={[
          [
            'State',
            <Tag key="s" tone={toneOf(one.state)}>
              {plainWord(one.state)}
            </Tag>,
          ],
          ['Days', `${shortDay(one.from)} to ${shortDay(one.to)}, in UTC`],
          [
            'Of',
            one.org_id === null ? (
              'all orgs'
            ) : (
              <Link key="o" to={screenAddress(environment, 'usage', one.org_id)}>
                <bdi>{visible(one.org_name ?? '') || one.org_id}</bdi>
              </Link>
            ),
          ],
          ...(isUnderWay(one)
            ? []
            : [
                [
                  'Rows',
                  `${one.rows_done.toLocaleString('en')}${one.rows_total === null ? '' : ` of ${one.rows_total.toLocaleString('en')}`}`,
                ] as const,
              ]),
          [
            'Asked by',
            one.asked_by === null ? (
              'not said'
            ) : (
              <span key="b" className="mono">
                {visible(one.asked_by)}
              </span>
            ),
          ],
          ['Asked', <Moment key="c" at={one.created_at} full />],
          ['Ended', <Moment key="e" at={one.ended_at} full none="not yet" />],
        ]}
      />
    </div>
  </PanelSection>
)

export default ExportPanel
