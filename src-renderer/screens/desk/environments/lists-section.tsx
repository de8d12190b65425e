import type { Environment, ListDialect } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { failureOf, read, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Actions, Facts, Section } from '../../../parts/page'
import { DialectForm } from './dialect-form'
import { capWords, pagingWords, sortingWords } from './dialect-words'

/** How this server's lists are asked for. The API's document does not say, so Opsdesk finds it out, or a person sets it. */
export const ListsSection = ({ environment, dialect }: { environment: Environment; dialect: ListDialect | null }) => {
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const write = useWrite(null, 'environments.set_dialect')
  const failure = failureOf(write.error)
  // What a list found out meanwhile is told by nobody.
  useEffect(() => void client.invalidateQueries({ queryKey: read(null, 'environments.list', {}).queryKey }), [client])

  const set = async (next: ListDialect | null): Promise<void> => {
    const input = { environment_id: environment.id, service: 'marketplace' as const, dialect: next }
    const done = await write.mutateAsync({ input }).catch(() => null)
    if (!done) return
    // What was read the old way may have been read wrongly.
    client.removeQueries({ queryKey: [environment.id] })
    setEditing(false)
    announce(next ? 'Set by hand' : 'It is found out again at the next list')
  }
  return (
    <Section title="Lists">
      {dialect ? (
        <Facts
          facts={[
            ['Paging', pagingWords(dialect.paging)],
            ['Sorting', sortingWords(dialect.sorting)],
            ['Cap', capWords(dialect.max_size)],
            ['Known', dialect.source === 'set' ? 'set by hand' : <Found key="found" at={dialect.found_at} />],
          ]}
        />
      ) : (
        <p className="muted">Not found out yet. Opsdesk asks the server when the first list is opened.</p>
      )}
      {failure && <FailureNotice failure={failure} about={environment} />}
      {editing ? (
        <DialectForm dialect={dialect} busy={write.isPending} onSet={(next) => void set(next)} onCancel={() => setEditing(false)} />
      ) : (
        <Actions>
          {dialect && (
            <Button loading={write.isPending} onClick={() => void set(null)}>
              Find out again
            </Button>
          )}
          <Button onClick={() => setEditing(true)}>Set by hand</Button>
        </Actions>
      )}
    </Section>
  )
}

const Found = ({ at }: { at: string | null }) => (
  <>
    found out by asking the server{at && ', '}
    {at && <Moment at={at} />}
  </>
)
