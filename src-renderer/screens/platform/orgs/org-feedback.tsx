import { Link } from 'wouter'
import { entryOf } from '../../../parts/entry-of'
import { Moment } from '../../../parts/moment'
import { RecordSection } from '../../../parts/record-page'
import { Tag, type Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { besideOrg, inShort, linkTo, plainWord } from './beside'
import { OrgListSection } from './org-list-section'

/** What came from an org and is not resolved: what its people report, and what probes the product from it. */
const OrgFeedback = ({ environment, id }: { environment: string; id: string }) => (
  <RecordSection label="Feedback">
    {[false, true].map((probes) => (
      <OrgListSection
        key={String(probes)}
        environment={environment}
        title={probes ? 'Security probes' : 'Reports'}
        operation="feedback.list"
        input={{ org_id: id, unresolved: true, collapsed: true, probes }}
        headings={[
          { words: 'What was sent' },
          { words: 'Kind' },
          { words: 'Severity' },
          { words: 'Status' },
          { words: 'Received', align: 'right' },
        ]}
        keyOf={({ id: one }) => one}
        cells={({ id: item, text, classification, category, severity, status, burst, created_at }) => {
          const to = besideOrg(environment, 'feedback', { record: item, view: probes ? 'security' : '' })
          const words = <bdi>{visible(inShort(text)) || 'empty'}</bdi>
          return [
            <span key="t">
              {to === null ? words : <Link to={to}>{words}</Link>}
              {burst && burst.count > 1 && <span className="muted"> · {burst.count} times</span>}
            </span>,
            visible(plainWord(classification ?? category)),
            <Tag key="s" tone={entryOf(tones, severity) ?? 'plain'}>
              {visible(severity)}
            </Tag>,
            visible(plainWord(status)),
            <Moment key="c" at={created_at} />,
          ]
        }}
        none={probes ? 'No probe came from it that is not resolved.' : 'Nothing its people reported is unresolved.'}
        all={linkTo(
          probes ? 'See its security probes' : 'See its reports',
          besideOrg(environment, 'feedback', { org_id: id, view: probes ? 'security' : '' }),
        )}
      />
    ))}
  </RecordSection>
)

const tones: Readonly<Record<string, Tone>> = { critical: 'bad', high: 'warn' }

export default OrgFeedback
