import type { Environment } from '@contract/desk/environments'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { NamesForm } from './names-form'
import { ReadsFrom } from './reads-from'
import { SchemaReport } from './schema-report'

/** What was found in an environment's database, what it is told about it, and when it is asked. */
export const DatabaseSections = ({ environment }: { environment: Environment }) => {
  const { database } = environment.services
  const ready = database !== null && (database.base_url.startsWith('file:') || database.credential.state === 'set')
  const schema = useQuery({
    ...read(null, 'databases.schema', { environment_id: environment.id }),
    enabled: ready,
    // Its tables are the one thing nobody tells us of when they change.
    refetchOnMount: 'always',
  })
  const failure = failureOf(schema.error)
  return (
    <>
      <Section title="What the database holds">
        <ProgressLine active={schema.isFetching} label="Reading the schema" />
        {!ready && <p className="muted">Set its token, then its tables are read.</p>}
        {failure && <FailureNotice failure={failure} about={environment} onRetry={() => void schema.refetch()} />}
        {schema.data && !failure && <SchemaReport report={schema.data} onAgain={() => void schema.refetch()} />}
      </Section>
      {schema.data && !failure && (
        <Section title="Names in the database">
          <NamesForm key={JSON.stringify(environment.database.names)} environment={environment} report={schema.data} />
        </Section>
      )}
      <ReadsFrom environment={environment} />
    </>
  )
}
