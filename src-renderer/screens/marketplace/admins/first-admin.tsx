import { contract } from '@contract'
import type { User } from '@contract/marketplace/users'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { usePlace } from '../../../parts/place'
import { visible } from '../../../parts/visible-text'
import styles from './first-admin.module.css'

/**
 * agentpowers-admin, Bootstrapping the First Admin, in its three steps: find the user, grant, verify. The second and
 * third are the confirm step's, which reads the record back.
 */
export const FirstAdmin = ({ environment, onGrant }: { environment: string; onGrant: (user: User) => void }) => {
  const place = usePlace()
  const [text, setText] = useState('')
  const [who, setWho] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const found = useQuery({ ...read(environment, 'users.find', { who: who ?? '' }), enabled: who !== null })
  const plan = useQuery({
    ...read(null, 'databases.plan', { environment_id: environment, operation: 'users.find', input: { who: who ?? '' } }),
    enabled: who !== null,
  })
  const failure = failureOf(found.error)
  const find = (event: FormEvent): void => {
    event.preventDefault()
    const parsed = contract['users.find'].input.safeParse({ who: text })
    setWrong(parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This is neither an e-mail address nor an id.'))
    if (parsed.success) setWho(parsed.data.who)
  }
  return (
    <section className={styles.steps} aria-label="Make the first admin">
      <h2>Make the first admin</h2>
      <p className="muted">
        Nobody is an admin in {place?.name ?? 'this environment'}. The admin API can’t make the first one: its database can.
      </p>
      <form className={styles.find} onSubmit={find} noValidate>
        <TextInput
          label="1. Find the user"
          description="Their e-mail address or id, exactly as the marketplace has it."
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setWrong(null)
          }}
          error={wrong}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" loading={found.isFetching}>
          Find
        </Button>
      </form>
      {plan.data && who !== null && <pre className={styles.code}>{plan.data.statements.map(visible).join('\n')}</pre>}
      {failure && <FailureNotice failure={failure} onRetry={() => void found.refetch()} />}
      {found.data && !failure && found.data.items.length === 0 && (
        <p role="status">No user of this e-mail address or id. They must have signed up once; the address is compared letter by letter.</p>
      )}
      {!failure && found.data?.items.map((user) => <Found key={user.id} user={user} onGrant={() => onGrant(user)} />)}
    </section>
  )
}

const Found = ({ user, onGrant }: { user: User; onGrant: () => void }) => (
  <div className={styles.found}>
    <Facts
      facts={[
        ['Name', <bdi key="name">{visible(user.display_name) || <span className="faint">no name</span>}</bdi>],
        ['E-mail', <Copyable key="email" value={user.email} label="e-mail" />],
        ['Id', <Copyable key="id" value={user.id} label="id" mono />],
        ['Account', user.account_status],
        ['Created', user.created_at ? <Moment key="created" at={user.created_at} full /> : 'not known'],
      ]}
    />
    <div>
      <Button variant="filled" onClick={onGrant}>
        2. Make first admin…
      </Button>
    </div>
  </div>
)
