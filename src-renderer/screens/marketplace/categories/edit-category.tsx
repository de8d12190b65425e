import type { Failure } from '@contract/failure'
import type { Category } from '@contract/marketplace/categories'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useId, useState } from 'react'
import type { useConfirm } from '../../../parts/confirm'
import { useOnItsWay } from '../../../parts/departures'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { submitKey } from '../../../parts/submit-key'
import { saved, useUnsaved } from '../../../parts/unsaved'
import { visible } from '../../../parts/visible-text'
import { useWhileHere } from '../../../parts/while-here'
import { CategoryFields } from './category-fields'
import styles from './category-fields.module.css'
import { changedWords, changesOf, type CategoryFields as Fields, fieldsOf, isIcon, movedWords, validateChange } from './category-form'

interface Props {
  /** As it is known now; the form keeps what it was filled from. */
  category: Category
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
  onChanged: () => void
}

/** The form of a category that is there. It sends the fields that were changed, and none else. */
const EditCategory = ({ category, ask, onClose, onChanged }: Props) => {
  const id = useId()
  const [filled, setFilled] = useState(category)
  const form = useForm<Fields>({ initialValues: fieldsOf(filled), validate: validateChange(filled) })
  const changes = changesOf(filled, form.values)
  const changed = changedWords(changes)
  const moved = movedWords(filled, category)
  const input = { slug: filled.category, ...changes }
  const onItsWay = useOnItsWay('categories.update', input)
  useUnsaved(changed !== '' && !onItsWay)
  const whileHere = useWhileHere()

  const startOver = (): void => {
    setFilled(category)
    form.setInitialValues(fieldsOf(category))
    form.setValues(fieldsOf(category))
  }
  // Nothing is lost where nothing was changed: the form simply shows what is there now.
  if (moved !== '' && changed === '') startOver()

  const submit = (): void => {
    if (changed === '' || onItsWay) return
    ask('categories.update', input, {
      seen: filled,
      explain,
      onDone: () =>
        whileHere(() => {
          saved()
          onChanged()
        }),
    })
  }
  return (
    <Panel
      title={
        <>
          Change <bdi>{visible(filled.name)}</bdi>
        </>
      }
      beside={<span className="mono">{filled.category}</span>}
      onClose={onClose}
      actions={
        <div className={styles.foot}>
          <Button onClick={onClose}>Cancel</Button>
          {changed === '' || onItsWay ? (
            <WhyNot
              label="Change…"
              reason={
                onItsWay
                  ? 'It is on its way. Undo it at the foot of the page to change it again.'
                  : 'Nothing is changed, so there is nothing to send.'
              }
            />
          ) : (
            <>
              <Button type="submit" form={id} variant="filled">
                Change…
              </Button>
              <span className="muted">Sends only: {changed}</span>
            </>
          )}
        </div>
      }
    >
      <PanelSection>
        <form id={id} className={styles.form} onSubmit={form.onSubmit(submit)} onKeyDown={submitKey} noValidate>
          {moved !== '' && changed !== '' && !onItsWay && (
            <div className={styles.moved} role="status">
              Somebody changed this category since the form was filled: {moved}. Your text is kept; before anything is sent you see the
              difference. <Button onClick={startOver}>Drop mine, show theirs</Button>
            </div>
          )}
          <CategoryFields
            form={form}
            otherIcon={isIcon(filled.icon) ? null : filled.icon}
            slug={
              <>
                Slug <b className="mono">{filled.category}</b>: it stays, whatever the name. Links and skills go on working.
              </>
            }
          />
        </form>
      </PanelSection>
    </Panel>
  )
}

const explain = ({ code }: Failure): string | null => {
  if (code === 'not_found') return 'There is no such category any more: somebody deleted it. Your text is still in the form.'
  return code === 'moved' ? 'Somebody changed it since the form was filled. What you typed is kept.' : null
}

export default EditCategory
