import { contract, type Input } from '@contract'
import type { Settings } from '@contract/desk/settings'
import { useForm } from '@mantine/form'
import { useEffect, useRef } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { useUnsaved } from '../../../parts/unsaved'

type Changes = Input<'settings.update'>

interface Section<F> {
  settings: Settings
  /** The part of the settings this section is about, as its fields hold it. */
  fieldsOf: (settings: Settings) => F
  /** What is sent for these fields. */
  changesOf: (fields: F) => Changes
  /** By field, in the section's own words; beside the contract's complaints. */
  complaintsOf?: (fields: F) => Record<string, string | null>
}

/**
 * One section of the settings with a Save of its own. Where a limit is loosened main asks outside the window; a no leaves
 * what was typed. What was changed elsewhere meanwhile is taken over while nothing is typed here.
 */
export const useSection = <F extends Record<string, unknown>>({ settings, fieldsOf, changesOf, complaintsOf }: Section<F>) => {
  const update = useWrite(null, 'settings.update')
  const form = useForm<F>({
    initialValues: fieldsOf(settings),
    validate: (fields) => ({ ...byPath(changesOf(fields)), ...complaintsOf?.(fields) }) as never,
  })
  const dirty = form.isDirty()
  useUnsaved(dirty)
  const take = (next: Settings): void => {
    const fields = fieldsOf(next)
    form.setInitialValues(fields)
    form.setValues(fields)
  }
  const taken = useRef(take)
  taken.current = take
  useEffect(() => {
    if (!dirty) taken.current(settings)
  }, [settings, dirty])

  const save = form.onSubmit(async (fields) => {
    const after = await update.mutateAsync({ input: changesOf(fields) }).catch(() => null)
    if (!after) return
    take(after)
    announce('Saved')
  })
  return { form, dirty, save, saving: update.isPending, failure: failureOf(update.error) }
}

/** The contract's complaints by the whole path of the field: "refund_reasons.0.code". */
const byPath = (changes: Changes): Record<string, string> => {
  const parsed = contract['settings.update'].input.safeParse(changes)
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
}
