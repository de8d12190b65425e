import { Link } from 'wouter'
import { Moment } from '../../../parts/moment'
import { RecordSection } from '../../../parts/record-page'
import { visible } from '../../../parts/visible-text'
import { actionWords, actorWords, changeWords, subjectWords } from '../audit-words'
import { besideOrg, linkTo, plainWord } from './beside'
import { OrgListSection } from './org-list-section'

/** Who last changed what in an org, as the platform's audit trail has it. */
const OrgChanges = ({ environment, id }: { environment: string; id: string }) => (
  <RecordSection label="Changes">
    <OrgListSection
      environment={environment}
      title="Audit trail"
      operation="audit-trail.list"
      input={{ org_id: id }}
      headings={[{ words: 'What' }, { words: 'Subject' }, { words: 'By' }, { words: 'Change' }, { words: 'When', align: 'right' }]}
      keyOf={({ id: one }) => one}
      cells={(entry) => {
        const to = besideOrg(environment, 'audit-trail', { record: entry.id, org_id: id })
        const words = <bdi>{`${visible(plainWord(entry.subject_type ?? ''))} ${actionWords(entry.action)}`.trim()}</bdi>
        return [
          to === null ? (
            words
          ) : (
            <Link key="a" to={to}>
              {words}
            </Link>
          ),
          <bdi key="s">{subjectWords(entry).slice(0, 100) || '–'}</bdi>,
          <bdi key="b">{actorWords(entry).slice(0, 100)}</bdi>,
          <bdi key="c">{changeWords(entry) || '–'}</bdi>,
          <Moment key="w" at={entry.at} />,
        ]
      }}
      none="Nobody changed anything in it yet."
      all={linkTo('See everything that was changed in it', besideOrg(environment, 'audit-trail', { org_id: id }))}
    />
  </RecordSection>
)

export default OrgChanges
