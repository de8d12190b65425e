import { contract, type Input } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Button, NumberInput, Radio } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Ask } from '../../../parts/ask'
import { complaintsOf } from '../../../parts/complaints'
import { FailureNotice } from '../../../parts/failure'
import { numbers } from '../../../parts/numbers'
import { Actions, Section } from '../../../parts/page'
import { guideAddress } from '../../../shell/address'
import styles from './form.module.css'

type Sources = Input<'environments.set_practice_sources'>['sources']
const sources: readonly { value: Sources; words: string; says: string }[] = [
  { value: 'api', words: 'Its admin API', says: 'As most environments are reached.' },
  {
    value: 'both',
    words: 'Its admin API and its database',
    says: 'Writes go through the API; search and what it lacks come from the database.',
  },
  { value: 'database', words: 'Its database alone', says: 'As when the API is down, or nobody is an admin yet.' },
]

/** Which of the two ways in can be practised. */
const PracticeSources = ({ environment }: { environment: Environment }) => {
  const client = useQueryClient()
  const set = useWrite(null, 'environments.set_practice_sources')
  const failure = failureOf(set.error)
  const { marketplace, database } = environment.services
  const choose = async (value: string): Promise<void> => {
    const done = await set.mutateAsync({ input: { environment_id: environment.id, sources: value as Sources } }).catch(() => null)
    if (done) client.removeQueries({ queryKey: [environment.id] })
  }
  return (
    <>
      <Radio.Group
        label="Reached through"
        value={marketplace ? (database ? 'both' : 'api') : 'database'}
        onChange={(value) => void choose(value)}
      >
        <div className={styles.ways}>
          {sources.map(({ value, words, says }) => (
            <Radio key={value} value={value} label={words} description={says} disabled={set.isPending} />
          ))}
        </div>
      </Radio.Group>
      {failure && <FailureNotice failure={failure} />}
    </>
  )
}

/** The practice marketplace: how large it is, and how to start it over. */
const PracticeSection = ({ environment }: { environment: Environment }) => {
  const client = useQueryClient()
  const size = environment.practice?.users ?? 0
  const [users, setUsers] = useState<number | string>(size)
  const [complaint, setComplaint] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const reset = useWrite(null, 'environments.reset_practice')
  const failure = failureOf(reset.error)
  const input = { environment_id: environment.id, users: Number(users) }

  const ask = (): void => {
    const wrong = complaintsOf(contract['environments.reset_practice'].input, input).users
    setComplaint(wrong ? 'Between 1 and 1,000,000.' : null)
    if (!wrong) setAsking(true)
  }
  const run = async (): Promise<void> => {
    setAsking(false)
    const done = await reset.mutateAsync({ input }).catch(() => null)
    if (!done) return
    client.removeQueries({ queryKey: [environment.id] })
    announce(`The practice marketplace is made anew with ${numbers.format(input.users)} users`)
  }
  return (
    <Section title="Practice">
      <p>
        A made-up marketplace on this machine with {numbers.format(size)} users. Nothing done here reaches anybody.{' '}
        <Link to={guideAddress('practice')}>Where it differs from the real one</Link>
      </p>
      <div className={styles.form}>
        <PracticeSources environment={environment} />
        <NumberInput
          label="Users after a reset"
          description="The same size on the same day gives the same people."
          value={users}
          onChange={setUsers}
          error={complaint}
          min={1}
          max={1_000_000}
          thousandSeparator=","
          allowDecimal={false}
        />
        <Actions>
          <Button onClick={ask} loading={reset.isPending}>
            Reset
          </Button>
          {reset.isPending && <span role="status">Making the practice marketplace anew…</span>}
        </Actions>
      </div>
      {failure && <FailureNotice failure={failure} about={environment} onRetry={() => void run()} />}
      {asking && (
        <Ask title="Reset the practice marketplace?" button="Reset" onYes={() => void run()} onClose={() => setAsking(false)}>
          Everything done in it is lost: who was made an admin, who was removed. It is made anew with {numbers.format(input.users)} users.
          Other environments are not touched.
        </Ask>
      )}
    </Section>
  )
}

export default PracticeSection
