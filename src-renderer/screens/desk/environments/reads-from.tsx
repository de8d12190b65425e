import type { Environment } from '@contract/desk/environments'
import { rule, type Source } from '@contract/sources'
import { Button, Radio, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Facts, Section } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import styles from './form.module.css'

const words: Record<Source, string> = { api: 'admin API', database: 'database' }

/** Which of the two answers what, as the rule has it (see the contract's sources.ts), and what a person may choose. */
export const ReadsFrom = ({ environment }: { environment: Environment }) => {
  const client = useQueryClient()
  const set = useWrite(null, 'databases.set')
  const failure = failureOf(set.error)
  const { reads_from, acting_as } = environment.database
  const [subject, setSubject] = useState(acting_as ?? '')
  const dirty = subject.trim() !== (acting_as ?? '')
  useUnsaved(dirty)
  const both = environment.services.marketplace !== null
  const change = async (input: { reads_from?: 'api' | 'database'; acting_as?: string | null }): Promise<void> => {
    const done = await set.mutateAsync({ input: { environment_id: environment.id, ...input } }).catch(() => null)
    if (!done) return
    client.removeQueries({ queryKey: [environment.id] })
    announce('Saved')
  }
  return (
    <Section title="What the database is asked">
      {both ? (
        <>
          <p>Writes go through the admin API, which does more than change a row. What it has no read for comes from the database.</p>
          <Facts
            facts={[
              ['Changes', words[rule.write.both]],
              ['Lists', words[reads_from]],
              ['One record that the API only lists', words[rule.walked.both]],
              ['Search, the first admin, who gets mail', words[rule.api_lacks.both]],
            ]}
          />
        </>
      ) : (
        <p>Everything: there is no admin API here. Before each change it is said what the API would have done besides.</p>
      )}
      <div className={styles.form}>
        {both && (
          <Radio.Group
            label="Lists that both have"
            value={reads_from}
            onChange={(value) => void change({ reads_from: value as 'api' | 'database' })}
          >
            <div className={styles.ways}>
              <Radio value="api" label="From the admin API" />
              <Radio value="database" label="From the database" description="For when the API is down. Writes still need it." />
            </div>
          </Radio.Group>
        )}
        <TextInput
          label="Your user id"
          description="Whom a change in the database is put down to. Empty: the token’s subject, or this machine’s account."
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
        />
        {failure && <FailureNotice failure={failure} about={environment} />}
        <Actions>
          <Button
            variant={dirty ? 'filled' : 'default'}
            disabled={!dirty}
            loading={set.isPending}
            onClick={() => void change({ acting_as: subject.trim() || null })}
          >
            Save id
          </Button>
        </Actions>
      </div>
    </Section>
  )
}
