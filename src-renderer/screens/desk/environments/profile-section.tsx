import type { Environment } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import styles from './form.module.css'
import { type Profile, ProfileFields } from './profile-fields'
import { updateInput, validateChange } from './profile-form'

/** Name, kind, colour and address of an environment that is there. */
export const ProfileSection = ({ environment }: { environment: Environment }) => {
  const update = useWrite(null, 'environments.update')
  const failure = failureOf(update.error)
  const form = useForm<Profile>({ initialValues: profileOf(environment), validate: validateChange(environment.id) })
  const dirty = form.isDirty()
  useUnsaved(dirty)
  const moved = form.values.base_url.trim() !== (environment.services.marketplace?.base_url ?? '')

  const submit = async (profile: Profile): Promise<void> => {
    const after = await update.mutateAsync({ input: updateInput(environment.id, profile) }).catch(() => null)
    if (!after) return
    form.setInitialValues(profileOf(after))
    form.setValues(profileOf(after))
    announce('Saved')
  }
  return (
    <Section title="Name and address">
      <form className={styles.form} onSubmit={form.onSubmit((profile) => void submit(profile))} noValidate>
        <ProfileFields form={form} practice={environment.kind === 'practice'} />
        {moved && environment.services.marketplace?.credential.state === 'set' && environment.kind !== 'practice' && (
          <p className="muted">The token belongs to the old address. After saving, set one for the new address.</p>
        )}
        {failure && <FailureNotice failure={failure} about={environment} />}
        <Actions>
          <Button type="submit" variant={dirty ? 'filled' : 'default'} disabled={!dirty} loading={update.isPending}>
            Save
          </Button>
          {dirty && (
            <Button
              onClick={() => {
                form.reset()
                update.reset()
              }}
            >
              Undo changes
            </Button>
          )}
        </Actions>
      </form>
    </Section>
  )
}

const profileOf = ({ name, kind, colour, services }: Environment): Profile => ({
  name,
  kind,
  colour,
  base_url: services.marketplace?.base_url ?? '',
  database: '',
})
