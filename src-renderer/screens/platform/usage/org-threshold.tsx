import { moneyWords } from '@contract/money'
import type { UsageOrg } from '@contract/platform/usage-records'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { failureOf, read } from '../../../operations'
import type { useConfirm } from '../../../parts/confirm'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Actions, Section } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

// A form is heavy beside figures, and seldom opened.
const ThresholdForm = lazy(() => import('./threshold-form'))

interface Props {
  environment: string
  org: UsageOrg
  editing: boolean
  onEdit: (editing: boolean) => void
  ask: ReturnType<typeof useConfirm>['ask']
}

/** What operators want to hear of an org's spend, who set it and why, and the form to change it. */
export const OrgThreshold = ({ environment, org, editing, onEdit, ask }: Props) => {
  const { org_id, currency, threshold_cents, day_threshold_cents, threshold_reached_at } = org
  const is_set = threshold_cents !== null || day_threshold_cents !== null
  const asked = useQuery({ ...read(environment, 'usage.thresholds', { org_id }), enabled: is_set })
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const known = asked.data?.items[0]
  const amounts = [
    threshold_cents !== null && `${moneyWords(threshold_cents, currency)} a period`,
    day_threshold_cents !== null && `${moneyWords(day_threshold_cents, currency)} a day`,
  ]
  return (
    <Section title="Threshold">
      {is_set ? (
        <p>
          {amounts.filter(Boolean).join(', ')}{' '}
          {threshold_reached_at === null ? (
            <span className="muted">· not reached in this period</span>
          ) : (
            <>
              <Tag tone="warn">reached</Tag> <Moment at={threshold_reached_at} />
            </>
          )}
        </p>
      ) : (
        <p className="muted">None is set. A threshold is kept on the platform for every operator; it stops nothing.</p>
      )}
      {is_set && failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {known && (
        <p className="muted">
          {known.note && (
            <>
              “<bdi>{visible(known.note)}</bdi>” ·{' '}
            </>
          )}
          set <Moment at={known.set_at} />
          {known.set_by !== null && (
            <>
              {' '}
              by <span className="mono">{visible(known.set_by)}</span>
            </>
          )}
        </p>
      )}
      {editing && !(is_set && asked.isPending) ? (
        <Suspense>
          <ThresholdForm org={org} note={is_set ? (known?.note ?? '') : ''} ask={ask} onClose={() => onEdit(false)} />
        </Suspense>
      ) : (
        <Actions>
          <Button onClick={() => onEdit(true)}>
            {is_set ? 'Change threshold' : 'Set threshold'} <Key keys="T" />
          </Button>
          {is_set && <Button onClick={() => ask('usage.remove_threshold', { org_id }, { showsOutcome: true })}>Remove…</Button>}
        </Actions>
      )}
    </Section>
  )
}
