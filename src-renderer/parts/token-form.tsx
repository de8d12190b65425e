import { contract } from '@contract'
import type { Environment, ServiceName } from '@contract/desk/environments'
import { NO_COOKIE, readCookie } from '@contract/desk/session-cookie'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { failureOf, useWrite } from '../operations'
import { credentialName } from './credential'
import { FailureNotice } from './failure'
import styles from './token-form.module.css'

interface Props {
  environment: Environment
  service?: ServiceName
  onSet: () => void
  onCancel?: () => void
  autoFocus?: boolean
}

/**
 * Takes a token in. It is held by the field alone, goes to main in one call, and the field is emptied as soon as it is
 * kept. A refused one stays in the field, so that a person can see to it.
 */
export const TokenForm = ({ environment, service = 'marketplace', onSet, onCancel, autoFocus = false }: Props) => {
  const [token, setToken] = useState('')
  const [expires, setExpires] = useState('')
  const [complaint, setComplaint] = useState<string | null>(null)
  const cookie = credentialName(environment, service) === 'cookie'
  const write = useWrite(null, 'environments.set_token')
  const failure = failureOf(write.error)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const at = new Date(expires)
    const input = {
      environment_id: environment.id,
      service,
      token,
      ...(cookie && !Number.isNaN(at.getTime()) ? { expires_at: at.toISOString() } : {}),
    }
    const parsed = contract['environments.set_token'].input.safeParse(input)
    if (!parsed.success) return setComplaint(parsed.error.issues[0]?.message ?? `This is not a ${credentialName(environment, service)}.`)
    if (cookie && !readCookie(token, new Date())) return setComplaint(NO_COOKIE)
    setComplaint(null)
    const kept = await write.mutateAsync({ input }).catch(() => null)
    if (!kept) return
    setToken('')
    setExpires('')
    write.reset()
    onSet()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <PasswordInput
        label={service === 'marketplace' ? 'New token' : `New ${credentialName(environment, service)}`}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        error={complaint ?? failure?.fields.token}
        description={cookie ? 'name=value, or the whole Cookie header as the browser shows it.' : undefined}
        autoComplete="off"
        spellCheck={false}
        data-autofocus={autoFocus || undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
      />
      {cookie && (
        <TextInput
          type="datetime-local"
          label="It expires (optional)"
          description="Browsers show it beside the cookie. Opsdesk then says so five minutes before."
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
      )}
      {failure && <FailureNotice failure={failure} about={environment} />}
      <div className={styles.actions}>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" variant="filled" loading={write.isPending}>
          Keep {credentialName(environment, service)}
        </Button>
      </div>
    </form>
  )
}
