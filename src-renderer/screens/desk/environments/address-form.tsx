import { contract } from '@contract'
import type { AuthScheme, Environment, ServiceName } from '@contract/desk/environments'
import { Button, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Ask } from '../../../parts/ask'
import { complaintsOf } from '../../../parts/complaints'
import { serviceNames } from '../../../parts/credential'
import { FailureNotice } from '../../../parts/failure'
import { Actions } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import styles from './form.module.css'

interface Props {
  environment: Environment
  service: ServiceName
  /** Leaves a service that was never added. */
  onClose: () => void
}

/** Where Stripe is; nobody has another. */
const STRIPE = 'https://api.stripe.com'

/** The address of one service: set, changed, taken away. */
export const AddressForm = ({ environment, service, onClose }: Props) => {
  const there = environment.services[service]
  const [base_url, setAddress] = useState(there?.base_url ?? (service === 'stripe' ? STRIPE : ''))
  const [auth, setAuth] = useState<AuthScheme>(there?.auth ?? (service === 'agentbot' ? 'cookie' : 'bearer'))
  const [complaint, setComplaint] = useState<string | null>(null)
  const [removing, setRemoving] = useState(false)
  const update = useWrite(null, 'environments.update')
  const choose = useWrite(null, 'databases.choose_file')
  const failure = failureOf(update.error)
  const dirty = base_url.trim() !== (there?.base_url ?? '') || (there !== null && auth !== there.auth)
  useUnsaved(dirty)

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const input = { environment_id: environment.id, services: { [service]: { base_url, auth } } }
    const wrong = complaintsOf(contract['environments.update'].input, input).base_url
    setComplaint(wrong ?? null)
    if (wrong) return
    const after = await update.mutateAsync({ input }).catch(() => null)
    if (!after) return
    setAddress(after.services[service]?.base_url ?? base_url)
    announce(`${serviceNames[service]} address saved`)
  }
  const chooseFile = async (): Promise<void> => {
    const chosen = await choose.mutateAsync({ input: {} }).catch(() => null)
    if (chosen?.path) setAddress(chosen.path)
  }
  const remove = async (): Promise<void> => {
    const input = { environment_id: environment.id, services: { [service]: null } }
    const after = await update.mutateAsync({ input }).catch(() => null)
    setRemoving(false)
    if (!after) return
    announce(`${serviceNames[service]} removed`)
    onClose()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
      <TextInput
        label={`${serviceNames[service]} address`}
        description={
          service === 'database'
            ? 'libsql://, https:// or wss://; http and ws on this machine; or the path of a file.'
            : 'https, or http on this machine.'
        }
        placeholder={service === 'database' ? 'libsql://example.turso.io or /path/to/agentpowers.db' : 'https://example.com'}
        value={base_url}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={complaint}
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
      />
      {service === 'platform' && (
        <Radio.Group label="Signed in by" value={auth} onChange={(value) => setAuth(value as AuthScheme)}>
          <div className={styles.choices}>
            <Radio value="bearer" label="Bearer token" />
            <Radio value="cookie" label="Session cookie" />
          </div>
        </Radio.Group>
      )}
      {failure && <FailureNotice failure={failure} about={environment} />}
      <Actions>
        <Button type="submit" variant={dirty ? 'filled' : 'default'} disabled={!dirty} loading={update.isPending}>
          Save address
        </Button>
        {service === 'database' && (
          <Button loading={choose.isPending} onClick={() => void chooseFile()}>
            Choose a file
          </Button>
        )}
        {there ? (
          <Button onClick={() => setRemoving(true)}>Remove {serviceNames[service]}</Button>
        ) : (
          <Button onClick={onClose}>Cancel</Button>
        )}
      </Actions>
      {removing && (
        <Ask
          title={`Remove ${serviceNames[service]} from ${environment.name}?`}
          button={`Remove ${serviceNames[service]}`}
          busy={update.isPending}
          onYes={() => void remove()}
          onClose={() => setRemoving(false)}
        >
          Opsdesk forgets its address and its credential. Nothing changes on the server.
        </Ask>
      )}
    </form>
  )
}
