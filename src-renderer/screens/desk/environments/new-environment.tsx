import { contract } from '@contract'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { complaintsOf } from '../../../parts/complaints'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Page } from '../../../parts/page'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { environmentAddress } from '../../../shell/address'
import { usualColour } from './colours'
import styles from './form.module.css'
import { type Profile, ProfileFields } from './profile-fields'
import { createInput, validateNew } from './profile-form'

/** Name, address and token in one go; the page of the new environment, with its test, comes after. */
const NewEnvironment = () => {
  const [, navigate] = useLocation()
  const create = useWrite(null, 'environments.create')
  const setToken = useWrite(null, 'environments.set_token')
  // Once made, a second press only tries the token again: it never makes a second environment.
  const made = useRef<string | null>(null)
  const [token, setTokenText] = useState('')
  const [tokenError, setTokenError] = useState<string | null>(null)
  const form = useForm<Profile>({
    initialValues: { name: '', kind: 'production', colour: usualColour('production'), base_url: '', database: '' },
    validate: validateNew,
    validateInputOnBlur: ['base_url', 'database'],
  })
  useUnsaved(form.isDirty() || token !== '')
  const failure = failureOf(create.error) ?? failureOf(setToken.error)

  const submit = async (profile: Profile): Promise<void> => {
    const complaint = token.trim() === '' ? undefined : complaintsOf(tokenSchema, { ...tokenFor(''), token }).token
    setTokenError(complaint ?? null)
    // A token without the address it is for can be kept nowhere.
    if (!complaint && token.trim() !== '' && profile.base_url.trim() === '') {
      setTokenError('This is the admin API’s token: write its address, or leave this empty.')
      return
    }
    if (complaint) return
    const id = made.current ?? (await create.mutateAsync({ input: createInput(profile) }).catch(() => null))?.id
    if (!id) return
    made.current = id
    if (token.trim() !== '') {
      const kept = await setToken.mutateAsync({ input: { ...tokenFor(id), token } }).catch(() => null)
      if (!kept) return
    }
    setTokenText('')
    saved()
    announce(`${profile.name} is on this desk`)
    navigate(environmentAddress(id))
  }
  return (
    <Page title="Connect an environment">
      <form className={styles.form} onSubmit={form.onSubmit((profile) => void submit(profile))} noValidate>
        <ProfileFields form={form} />
        <PasswordInput
          label="Token"
          description="An admin’s token for the admin API. Leave it empty to set it later, or to have it from a command."
          value={token}
          onChange={(event) => setTokenText(event.currentTarget.value)}
          error={tokenError}
          autoComplete="off"
          spellCheck={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
        />
        <TextInput
          label="Database"
          description="Beside the admin API, or instead of it: libsql://…, or the path of a file. Its token is set on the next page."
          placeholder="libsql://example.turso.io or /path/to/agentpowers.db"
          {...form.getInputProps('database')}
          autoComplete="off"
          spellCheck={false}
        />
        {failure && <FailureNotice failure={failure} />}
        <Actions>
          <Button onClick={() => navigate('/environments')}>Cancel</Button>
          <Button type="submit" variant="filled" loading={create.isPending || setToken.isPending}>
            Connect
          </Button>
        </Actions>
      </form>
    </Page>
  )
}

const tokenSchema = contract['environments.set_token'].input
const tokenFor = (environment_id: string) => ({ environment_id, service: 'marketplace' as const })

export default NewEnvironment
