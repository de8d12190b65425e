import { contract } from '@contract'
import { rolloutSteps } from '@contract/desk/rollout-steps'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Page, Section } from '../../../parts/page'
import { usePlace } from '../../../parts/place'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import styles from './rollouts.module.css'

/** What is rolled out, and what will be gone through. The id is minted here, so that two presses begin one. */
const NewRollout = ({ environment }: { environment: string }) => {
  const place = usePlace()
  const [, navigate] = useLocation()
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const begin = useWrite(null, 'rollouts.begin')
  const failure = failureOf(begin.error)
  useUnsaved(name !== '')
  const list = screenAddress(environment, 'rollouts')
  useKeys({ escape: () => navigate(list) })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const input = { rollout_id: id, environment_id: environment, name }
    const parsed = contract['rollouts.begin'].input.safeParse(input)
    if (!parsed.success) return setWrong(parsed.error.issues[0]?.message ?? null)
    const begun = await begin.mutateAsync({ input }).catch(() => null)
    if (!begun) return
    saved()
    navigate(screenAddress(environment, 'rollouts', id), { replace: true })
  }
  return (
    <Page title="New rollout" beside={place && `In ${place.name}`}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label="What is rolled out"
          description="A version, a change, a ticket. It stands in the ledger; e-mail addresses are struck out there."
          value={name}
          maxLength={200}
          autoFocus
          autoComplete="off"
          error={wrong ?? failure?.fields.name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setWrong(null)
          }}
        />
        {failure && <FailureNotice failure={failure} />}
        <Actions>
          <Button type="submit" variant="filled" loading={begin.isPending}>
            Begin
          </Button>
          <Button component={Link} to={list}>
            Back
          </Button>
        </Actions>
      </form>
      <Section title="What the platform’s document asks for">
        <ol className={styles.asked}>
          {rolloutSteps.map(({ step, title, measures }) => (
            <li key={step}>
              {title}
              <span className="muted">{measures}</span>
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  )
}

export default NewRollout
