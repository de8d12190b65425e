import { knownStatus, missingOf } from '@contract/agentbot/summary-words'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Page, Section } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import type { ScreenProps } from '../../screen'

const SummaryScreen = ({ environment }: ScreenProps) => {
  const summary = useQuery({ ...read(environment, 'summary.get', {}), refetchInterval: 60_000 })
  const failure = failureOf(summary.error)
  const missing = summary.data ? missingOf(summary.data) : []
  return (
    <Page title="Agentbot" beside={summary.data?.timestamp ? <Moment at={summary.data.timestamp} /> : null}>
      {failure && <FailureNotice failure={failure} onRetry={() => void summary.refetch()} />}
      {missing.length > 0 && <p className="muted">Not in this summary: {missing.join(', ')}.</p>}
      <Section title="Services">
        <ul>
          {summary.data?.serviceHealth?.map(({ name, status, detail }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat
            <li key={index}>
              <Tag tone={knownStatus(status) === 'ok' ? 'good' : 'warn'}>{visible(status ?? 'no status')}</Tag>{' '}
              {visible(name ?? '(no name)')} <span className="muted">{visible(detail ?? '')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Trials">
        <p>{summary.data?.trial?.active ?? '–'} active</p>
      </Section>
    </Page>
  )
}

export default SummaryScreen
