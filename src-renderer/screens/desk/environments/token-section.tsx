import type { Credential, Environment, ServiceName } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Ask } from '../../../parts/ask'
import { capital } from '../../../parts/capital'
import { credentialLine, credentialName, credentialWords, expiryOf } from '../../../parts/credential'
import { FailureNotice } from '../../../parts/failure'
import { useNow } from '../../../parts/now'
import { Actions, Facts, Section } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { TokenForm } from '../../../parts/token-form'
import { CommandForm } from './command-form'

interface Props {
  environment: Environment
  service?: ServiceName
  credential: Credential
}

/** What is known of the credential, and the ways to replace it. The credential itself never comes back. */
export const TokenSection = ({ environment, service = 'marketplace', credential }: Props) => {
  const name = credentialName(environment, service)
  const words = capital(credentialWords(environment, service))
  const now = useNow(15_000)
  const [form, setForm] = useState<'token' | 'command' | null>(wanting.has(credential.state) ? 'token' : null)
  const [removing, setRemoving] = useState(false)
  const forget = useWrite(null, 'environments.forget_credential')
  const failure = failureOf(forget.error)
  const set = (): void => {
    setForm(null)
    announce(`${words} set`)
  }
  const remove = async (): Promise<void> => {
    const gone = await forget.mutateAsync({ input: { environment_id: environment.id, service } }).catch(() => null)
    setRemoving(false)
    if (gone) announce(`${words} removed`)
  }
  return (
    <Section title={words}>
      <p>
        {credentialLine(credential, now)} <Standing credential={credential} now={now} />
      </p>
      {credential.reason && <p className="muted">{credential.reason}</p>}
      {credential.command && (
        <Facts
          facts={[
            [
              'Command',
              <code className="mono" key="command">
                {credential.command}
              </code>,
            ],
          ]}
        />
      )}
      {form === null && (
        <Actions>
          <Button onClick={() => setForm('token')}>{credential.state === 'none' ? `Set ${name}` : `Replace ${name}`}</Button>
          <Button onClick={() => setForm('command')}>{capital(name)} from a command</Button>
          {credential.state !== 'none' && environment.kind !== 'practice' && (
            <Button onClick={() => setRemoving(true)}>Remove {name}</Button>
          )}
        </Actions>
      )}
      {form === 'token' && <TokenForm environment={environment} service={service} onSet={set} onCancel={() => setForm(null)} />}
      {form === 'command' && (
        <CommandForm
          environment={environment}
          service={service}
          before={credential.command ?? ''}
          onSet={set}
          onCancel={() => setForm(null)}
        />
      )}
      {failure && <FailureNotice failure={failure} about={environment} />}
      {removing && (
        <Ask
          title={`Remove the ${credentialWords(environment, service)} of ${environment.name}?`}
          button={`Remove ${name}`}
          busy={forget.isPending}
          onYes={() => void remove()}
          onClose={() => setRemoving(false)}
        >
          Opsdesk forgets it, and can read and send nothing here until another one is set. The {name} itself stays valid on the server.
        </Ask>
      )}
    </Section>
  )
}

/** With these there is nothing that could be sent: another one is asked for at once. */
const wanting: ReadonlySet<Credential['state']> = new Set(['none', 'other_kind'])

const Standing = ({ credential, now }: { credential: Credential; now: Date }) => {
  if (credential.state === 'none') return null
  if (credential.state !== 'set') return <Tag tone="bad">not usable</Tag>
  const expiry = expiryOf(credential.expires_at, now)
  if (expiry === 'over') return <Tag tone="bad">expired</Tag>
  if (expiry === 'soon') return <Tag tone="warn">expires soon</Tag>
  return null
}
