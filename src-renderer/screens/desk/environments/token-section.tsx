import type { Credential, Environment } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Ask } from '../../../parts/ask'
import { credentialLine, expiryOf } from '../../../parts/credential'
import { FailureNotice } from '../../../parts/failure'
import { useNow } from '../../../parts/now'
import { Actions, Facts, Section } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { TokenForm } from '../../../parts/token-form'
import { CommandForm } from './command-form'

/** What is known of the credential, and the ways to replace it. The credential itself never comes back. */
export const TokenSection = ({ environment, credential }: { environment: Environment; credential: Credential }) => {
  const now = useNow(15_000)
  const [form, setForm] = useState<'token' | 'command' | null>(credential.state === 'none' ? 'token' : null)
  const [removing, setRemoving] = useState(false)
  const forget = useWrite(null, 'environments.forget_credential')
  const failure = failureOf(forget.error)
  const set = (): void => {
    setForm(null)
    announce('Token set')
  }
  const remove = async (): Promise<void> => {
    const gone = await forget.mutateAsync({ input: { environment_id: environment.id, service: 'marketplace' } }).catch(() => null)
    setRemoving(false)
    if (gone) announce('Token removed')
  }
  return (
    <Section title="Token">
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
          <Button onClick={() => setForm('token')}>{credential.state === 'none' ? 'Set token' : 'Replace token'}</Button>
          <Button onClick={() => setForm('command')}>Token from a command</Button>
          {credential.state !== 'none' && environment.kind !== 'practice' && (
            <Button onClick={() => setRemoving(true)}>Remove token</Button>
          )}
        </Actions>
      )}
      {form === 'token' && <TokenForm environment={environment} onSet={set} onCancel={() => setForm(null)} />}
      {form === 'command' && (
        <CommandForm environment={environment} before={credential.command ?? ''} onSet={set} onCancel={() => setForm(null)} />
      )}
      {failure && <FailureNotice failure={failure} about={environment} />}
      {removing && (
        <Ask
          title={`Remove the token of ${environment.name}?`}
          button="Remove token"
          busy={forget.isPending}
          onYes={() => void remove()}
          onClose={() => setRemoving(false)}
        >
          Opsdesk forgets it, and can read and send nothing here until another one is set. The token itself stays valid on the server.
        </Ask>
      )}
    </Section>
  )
}

const Standing = ({ credential, now }: { credential: Credential; now: Date }) => {
  if (credential.state === 'none') return null
  if (credential.state !== 'set') return <Tag tone="bad">not usable</Tag>
  const expiry = expiryOf(credential.expires_at, now)
  if (expiry === 'over') return <Tag tone="bad">expired</Tag>
  if (expiry === 'soon') return <Tag tone="warn">expires soon</Tag>
  return null
}
