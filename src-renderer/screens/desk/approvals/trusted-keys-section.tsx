import { contract } from '@contract'
import type { TrustedKey } from '@contract/desk/approvals'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, read, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Ask } from '../../../parts/ask'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Actions, Section } from '../../../parts/page'
import { visible } from '../../../parts/visible-text'
import styles from './approvals.module.css'
import { Fingerprint } from './fingerprint'

/** Whose requests this desk may execute, and whose answers it believes. */
export const TrustedKeysSection = () => {
  const keys = useQuery(read(null, 'approvals.keys', {}))
  const failure = failureOf(keys.error)
  const [going, setGoing] = useState<TrustedKey | null>(null)
  return (
    <Section title="Trusted keys">
      {failure && <FailureNotice failure={failure} onRetry={() => void keys.refetch()} />}
      {keys.data?.items.length === 0 && (
        <p className="muted">No key was exchanged yet. Until one is, no request can be checked here and no answer read.</p>
      )}
      {keys.data && keys.data.items.length > 0 && (
        <ul className={styles.rows} aria-label="Trusted keys">
          {keys.data.items.map((key) => (
            <li key={key.fingerprint}>
              <div className={styles.what}>
                <b>
                  <bdi>{visible(key.name)}</bdi>
                </b>
                <Fingerprint value={key.fingerprint} />
                <span className="muted">
                  added <Moment at={key.added_at} />
                </span>
              </div>
              <Button onClick={() => setGoing(key)} aria-label={`Remove the key of ${key.name}`}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {keys.data && <AddKey />}
      {going && <RemoveKey trusted={going} onClose={() => setGoing(null)} />}
    </Section>
  )
}

const RemoveKey = ({ trusted, onClose }: { trusted: TrustedKey; onClose: () => void }) => {
  const remove = useWrite(null, 'approvals.remove_key')
  const failure = failureOf(remove.error)
  const yes = async (): Promise<void> => {
    if (!(await remove.mutateAsync({ input: { fingerprint: trusted.fingerprint } }).catch(() => null))) return
    announce('Removed')
    onClose()
  }
  return (
    <Ask
      title={`Remove the key of ${visible(trusted.name)}?`}
      button="Remove key"
      busy={remove.isPending}
      onYes={() => void yes()}
      onClose={onClose}
    >
      Their requests can’t be executed here any more, and their answers not read, until it is added again. What was done stays in the
      ledger.
      {failure && <FailureNotice failure={failure} />}
    </Ask>
  )
}

const AddKey = () => {
  const [name, setName] = useState('')
  const [key, setKey] = useState('')
  const [complaints, setComplaints] = useState<Record<string, string>>({})
  const [said, setSaid] = useState<string | null>(null)
  const add = useWrite(null, 'approvals.add_key')
  const failure = failureOf(add.error)
  const press = async (): Promise<void> => {
    setSaid(null)
    const input = { name, public_key: key.replaceAll(/\s+/g, '') }
    const parsed = contract['approvals.add_key'].input.safeParse(input)
    const wrong = Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]))
    if (input.public_key === '') wrong.public_key = 'Paste the key from their desk.'
    setComplaints(wrong)
    if (Object.keys(wrong).length > 0) return
    const all = await add.mutateAsync({ input }).catch(() => null)
    if (!all) return
    if (!all.items.some(({ public_key }) => bare(public_key) === bare(input.public_key)))
      return setSaid('Not added: you said no to its fingerprint.')
    setName('')
    setKey('')
    setSaid(`The key of ${visible(name.trim())} is trusted now.`)
  }
  return (
    <form
      className={styles.form}
      aria-label="Add a key"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void press()
      }}
    >
      <TextInput
        label="Whose key"
        autoComplete="off"
        maxLength={100}
        value={name}
        error={complaints.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Their public key"
        description="One line, copied from their own Second person page. A question outside this window shows its fingerprint."
        classNames={{ input: 'mono' }}
        autoComplete="off"
        spellCheck={false}
        value={key}
        error={complaints.public_key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      {failure && <FailureNotice failure={failure} />}
      <Actions>
        <Button type="submit" loading={add.isPending}>
          Add key…
        </Button>
        {said && (
          <span className="muted" role="status">
            {said}
          </span>
        )}
      </Actions>
    </form>
  )
}

/** Base64 may come without its padding. */
const bare = (key: string): string => key.replace(/=+$/, '')
