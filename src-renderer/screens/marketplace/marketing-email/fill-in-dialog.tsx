import type { DraftWithText } from '@contract/desk/drafts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { Dialog } from '../../../parts/dialog'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { fill, placeholdersIn } from './checks/placeholders'
import styles from './marketing-email.module.css'
import { nameOf } from './names'
import type { MailPlace } from './place'

interface Props {
  template: DraftWithText
  onClose: () => void
  open: (place: MailPlace) => void
}

/** Every placeholder of a template in one form; what is filled in becomes a draft. In the HTML it is escaped. */
const FillInDialog = ({ template, onClose, open }: Props) => {
  const names = placeholdersIn(`${template.subject}\n${template.html}`)
  const [values, setValues] = useState<Record<string, string>>({})
  const create = useWrite(null, 'drafts.create')
  const failure = failureOf(create.error)
  const filled = names.filter((name) => values[name]?.trim())
  const make = async (): Promise<void> => {
    const given = Object.fromEntries(filled.map((name) => [name, values[name]?.trim() ?? '']))
    const made = await create
      .mutateAsync({
        input: {
          draft_id: crypto.randomUUID(),
          environment_id: template.environment_id,
          subject: fill(template.subject, given, 'text'),
          html: fill(template.html, given, 'html'),
        },
      })
      .catch(() => null)
    if (made) open({ at: 'draft', id: made.id })
  }
  return (
    <Dialog onClose={onClose} title={`New draft from ${nameOf(template)}`} size="32.5rem">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        {names.length === 0 && <p className="muted">This template has nothing to fill in.</p>}
        {names.map((name, index) => (
          <TextInput
            key={name}
            label={name}
            data-autofocus={index === 0 || undefined}
            autoComplete="off"
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
        {failure && <FailureNotice failure={failure} />}
        <div className={styles.foot}>
          {filled.length < names.length && <span className="muted">What is left empty stays as it is, and the checks say so.</span>}
          <Button onClick={onClose}>
            Cancel <Key keys="escape" />
          </Button>
          <Button type="submit" variant="filled" loading={create.isPending}>
            Make the draft
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export default FillInDialog
