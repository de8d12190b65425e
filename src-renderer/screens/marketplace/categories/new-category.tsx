import { contract } from '@contract'
import type { Failure } from '@contract/failure'
import { type Category, slugOf } from '@contract/marketplace/categories'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useId } from 'react'
import type { useConfirm } from '../../../parts/confirm'
import { useOnItsWay } from '../../../parts/departures'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { submitKey } from '../../../parts/submit-key'
import { toast } from '../../../parts/toast'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { useWhileHere } from '../../../parts/while-here'
import { CategoryFields } from './category-fields'
import styles from './category-fields.module.css'
import { clashOf, createInput, emptyFields, type CategoryFields as Fields, validateNew } from './category-form'

interface Props {
  categories: readonly Category[]
  /** Every category was read, so that a slug none of them has is free of categories. */
  complete: boolean
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
  onCreated: (slug: string) => void
}

/** The form of a new category. Nothing is sent before the step that shows the request. */
const NewCategory = ({ categories, complete, ask, onClose, onCreated }: Props) => {
  const id = useId()
  const form = useForm<Fields>({ initialValues: emptyFields, validate: validateNew(categories) })
  const input = createInput(form.values)
  const onItsWay = useOnItsWay('categories.create', input)
  useUnsaved(form.isDirty() && !onItsWay)
  const whileHere = useWhileHere()
  const slug = slugOf(form.values.name)
  const clash = clashOf(form.values.name, categories)

  const submit = (fields: Fields): void =>
    ask('categories.create', createInput(fields), {
      explain,
      onDone: (answer) => {
        const made = contract['categories.create'].output.safeParse(answer)
        const real = made.success ? made.data.category : slug
        if (real !== slug) toast(`The server made its slug ${real}, not ${slug}`)
        whileHere(() => {
          saved()
          onCreated(real)
        })
      },
    })
  return (
    <Panel
      title="New category"
      onClose={onClose}
      actions={
        <div className={styles.foot}>
          <Button onClick={onClose}>Cancel</Button>
          {onItsWay ? (
            <WhyNot label="Create…" reason="It is on its way. Undo it at the foot of the page to change it." />
          ) : (
            <Button type="submit" form={id} variant="filled">
              Create…
            </Button>
          )}
        </div>
      }
    >
      <PanelSection>
        <form id={id} className={styles.form} onSubmit={form.onSubmit(submit)} onKeyDown={submitKey} noValidate>
          <CategoryFields
            form={form}
            clash={clash}
            slug={
              slug === '' ? (
                'Its slug is made of the name, and can’t be changed afterwards.'
              ) : (
                <>
                  Slug <b className="mono">{slug}</b>, most likely: the server makes it, and it can’t be changed afterwards.{' '}
                  {clash ? '' : complete ? freeWords : 'Not all categories were read, so one of them may have it.'}
                </>
              )
            }
          />
        </form>
      </PanelSection>
    </Panel>
  )
}

const freeWords = 'No category has it. A skill may: only the server knows.'

const explain = ({ code, server_words }: Failure): string | null => {
  if (code !== 'conflict') return null
  if (/skill/i.test(server_words ?? '')) return 'A skill has this slug already. Choose another name for the category.'
  return 'The slug is taken. Choose another name, or change the category that has it.'
}

export default NewCategory
