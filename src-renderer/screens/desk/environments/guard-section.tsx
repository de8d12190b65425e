import { contract } from '@contract'
import type { Environment } from '@contract/desk/environments'
import type { GuardSettings } from '@contract/desk/guard'
import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { complaintsOf } from '../../../parts/complaints'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import styles from './form.module.css'

/** Whether writing is locked here until a person unlocks it, and for how long it then is not. */
export const GuardSection = ({ environment }: { environment: Environment }) => {
  const update = useWrite(null, 'environments.update')
  const failure = failureOf(update.error)
  const input = (guard: GuardSettings) => ({ environment_id: environment.id, guard })
  const form = useForm<GuardSettings>({
    initialValues: environment.guard,
    validate: (guard) => inWords(complaintsOf(contract['environments.update'].input, input(guard))),
  })
  const dirty = form.isDirty()
  useUnsaved(dirty)

  const submit = async (guard: GuardSettings): Promise<void> => {
    const after = await update.mutateAsync({ input: input(guard) }).catch(() => null)
    if (!after) return
    form.setInitialValues(after.guard)
    form.setValues(after.guard)
    announce('Saved')
  }
  return (
    <Section title="Writing">
      <form className={styles.form} onSubmit={form.onSubmit((guard) => void submit(guard))} noValidate>
        <Checkbox
          label="Locked until I unlock it"
          description="As production is at first."
          {...form.getInputProps('locked', { type: 'checkbox' })}
        />
        {form.values.locked && (
          <div className={styles.pair}>
            <NumberInput label="Unlocked for, minutes" min={1} max={60} allowDecimal={false} {...form.getInputProps('minutes')} />
            <NumberInput
              label="Lock when nobody is here for, minutes"
              description="0 for never."
              min={0}
              max={60}
              allowDecimal={false}
              {...form.getInputProps('idle_minutes')}
            />
          </div>
        )}
        {failure && <FailureNotice failure={failure} about={environment} />}
        <Actions>
          <Button type="submit" variant={dirty ? 'filled' : 'default'} disabled={!dirty} loading={update.isPending}>
            Save
          </Button>
        </Actions>
      </form>
    </Section>
  )
}

const ranges: Record<string, string> = { minutes: 'Between 1 and 60.', idle_minutes: 'Between 0 and 60.' }
const inWords = (complaints: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(complaints).map(([field, words]) => [field, ranges[field] ?? words]))
