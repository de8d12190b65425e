import type { AuditEntry } from '@contract/platform/audit-trail'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { DifferenceTable } from '../../../parts/difference-table'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { actionWords, sidesOf, subjectWords } from '../audit-words'
import { addressById } from '../record-address'
import { RecordLink } from '../record-link'
import { type AuditFilter, searchOfAudit } from './audit-filter'
import styles from './audit-trail.module.css'

interface Props {
  environment: string
  id: string
  /** The entry as the list has it: an entry never changes, so it is not asked for again. */
  known: AuditEntry | undefined
  onClose: () => void
}

/** One entry: who did what to which, and every field before and after. */
export const AuditDetail = ({ environment, id, known, onClose }: Props) => {
  const asked = useQuery({ ...read(environment, 'audit-trail.get', { entry_id: id }), enabled: known === undefined })
  const entry = known ?? asked.data
  const failure = asked.isFetching ? null : failureOf(asked.error)
  return (
    <Panel
      title={
        entry ? <bdi>{`${actionWords(entry.action)}${subjectWords(entry) && `: ${subjectWords(entry)}`}`.slice(0, 200)}</bdi> : 'Entry'
      }
      beside={<Copyable value={id} label="entry’s id" mono />}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching} label="Reading the entry" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {entry && <Entry environment={environment} entry={entry} />}
    </Panel>
  )
}

const Entry = ({ environment, entry }: { environment: string; entry: AuditEntry }) => {
  const all = (filter: Partial<AuditFilter>): string => `${screenAddress(environment, 'audit-trail')}${searchOfAudit(filter)}`
  return (
    <>
      <PanelSection title="Entry">
        <Facts
          facts={[
            [
              'Action',
              <bdi key="a" className="mono">
                {visible(entry.action)}
              </bdi>,
            ],
            ['When', <Moment key="w" at={entry.at} full />],
            [
              'By',
              <RecordLink
                key="b"
                environment={environment}
                type={entry.actor_kind}
                id={entry.actor_id}
                name={entry.actor_name}
                none="nobody named"
              />,
            ],
            ['Subject', <Subject key="s" environment={environment} entry={entry} />],
            ['Org', <RecordLink key="o" environment={environment} type="org" id={entry.org_id} none="none" />],
            ['Reason', entry.reason ? <bdi key="r">{visible(entry.reason)}</bdi> : 'none given'],
            ['From', entry.ip ? <Copyable key="i" value={entry.ip} label="network address" mono /> : 'not said'],
            ['Request', entry.request_id ? <Copyable key="q" value={entry.request_id} label="request’s id" mono /> : 'not said'],
          ]}
        />
      </PanelSection>
      <PanelSection title="What changed">
        <Sides environment={environment} entry={entry} />
      </PanelSection>
      <PanelSection title="More like it">
        <ul className={styles.more}>
          {entry.actor_id && (
            <li>
              <Link to={all({ actor_id: entry.actor_id })}>Everything they did</Link>
            </li>
          )}
          {entry.subject_id && (
            <li>
              <Link to={all({ subject_id: entry.subject_id, ...(entry.subject_type ? { subject_type: entry.subject_type } : {}) })}>
                Everything done to this {visible(entry.subject_type ?? 'record').replaceAll('_', ' ')}
              </Link>
            </li>
          )}
          <li>
            <Link to={all({ action: entry.action })}>Every “{actionWords(entry.action)}”</Link>
          </li>
          {entry.org_id && (
            <li>
              <Link to={all({ org_id: entry.org_id })}>Everything in this org</Link>
            </li>
          )}
        </ul>
      </PanelSection>
    </>
  )
}

const Subject = ({ environment, entry }: { environment: string; entry: AuditEntry }) => (
  <>
    {entry.subject_type && <span className="muted">{visible(entry.subject_type).replaceAll('_', ' ')}</span>}
    <RecordLink
      environment={environment}
      // A member is a user in an org.
      type={entry.subject_type === 'member' ? 'user' : entry.subject_type}
      id={entry.subject_id}
      name={entry.subject_name}
    />
  </>
)

const Sides = ({ environment, entry }: { environment: string; entry: AuditEntry }) => {
  const addressOf = (id: string): string | null => addressById(environment, id)
  switch (sidesOf(entry)) {
    case 'none':
      return <p className="muted">The entry says nothing of fields.</p>
    case 'made':
      return (
        <>
          <p className="muted">It was made, with these fields.</p>
          <JsonView value={entry.after} addressOf={addressOf} />
        </>
      )
    case 'deleted':
      return (
        <>
          <p className="muted">It was deleted. It had these fields.</p>
          <JsonView value={entry.before} addressOf={addressOf} />
        </>
      )
    case 'changed':
      return (
        <DifferenceTable
          label="What changed"
          before={entry.before}
          after={entry.after}
          addressOf={addressOf}
          same="Both sides say the same: nothing differs."
        />
      )
  }
}
