import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { capital } from '../../../parts/capital'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { spanWords } from '../../../parts/write-words'
import { screenAddress } from '../../../shell/address'
import { searchOfCommerce } from './commerce-filter'
import { kindsWords, stateTone, takenWords } from './commerce-words'
import { beforeOf, useOthers } from './earlier'

/** One snapshot: when it was taken, whether it is whole, and the ways into it. */
export const SnapshotDetail = ({ environment, id, onClose }: { environment: string; id: string; onClose: () => void }) => {
  const asked = useQuery(read(environment, 'commerce.snapshot', { snapshot_id: id }))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const snapshot = asked.data
  const others = useOthers(environment, snapshot)
  const before = snapshot && others ? beforeOf(snapshot, others) : null
  const to = (filter: Parameters<typeof searchOfCommerce>[0]): string =>
    `${screenAddress(environment, 'commerce', id)}${searchOfCommerce(filter)}`
  return (
    <Panel
      title={
        snapshot ? (
          <>
            {capital(kindsWords(snapshot.kind))}, {takenWords(snapshot)}{' '}
            <Tag tone={stateTone(snapshot.state)}>{visible(snapshot.state)}</Tag>
          </>
        ) : (
          'Snapshot'
        )
      }
      beside={<Copyable value={id} label="snapshot’s id" mono />}
      onClose={onClose}
      actions={
        snapshot && (
          <>
            <Button component={Link} to={to({ show: 'rows' })} variant="filled">
              Show its rows
            </Button>
            {before && (
              <Button component={Link} to={to({ show: 'difference', against: before.id })}>
                What changed since the one before
              </Button>
            )}
          </>
        )
      }
    >
      <ProgressLine active={asked.isFetching && !snapshot} label="Reading the snapshot" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {snapshot && (
        <PanelSection title="Snapshot">
          <Facts
            facts={[
              ['Taken', <Moment key="t" at={snapshot.taken_at} full />],
              ['Took', snapshot.took_ms === null ? 'not said' : spanWords(snapshot.took_ms)],
              ['Rows', snapshot.rows?.toLocaleString('en') ?? 'not said'],
              ['Not read', snapshot.failures?.toLocaleString('en') ?? 'not said'],
              ['From', snapshot.source ? <bdi key="s">{visible(snapshot.source)}</bdi> : 'not said'],
              ['Store', snapshot.store_id ? <Copyable key="o" value={snapshot.store_id} label="store’s id" mono /> : 'all of them'],
              ['Note', snapshot.detail ? <bdi key="n">{visible(snapshot.detail)}</bdi> : 'none'],
            ]}
          />
        </PanelSection>
      )}
      {snapshot && others && (
        <PanelSection title="Compare with">
          {others.length === 0 ? (
            <p className="muted">There is no other snapshot of {kindsWords(snapshot.kind)}.</p>
          ) : (
            <ul>
              {others.slice(0, 12).map((one) => (
                <li key={one.id}>
                  <Link to={to({ show: 'difference', against: one.id })}>{takenWords(one)}</Link>{' '}
                  <span className="muted">
                    <Moment at={one.taken_at} />
                  </span>{' '}
                  {one.state !== 'complete' && <Tag tone={stateTone(one.state)}>{visible(one.state)}</Tag>}
                </li>
              ))}
            </ul>
          )}
        </PanelSection>
      )}
    </Panel>
  )
}
