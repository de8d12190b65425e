import { PlatformId } from '@contract/platform/fields'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { Key } from '../../../parts/key'
import styles from '../../../parts/triage/foot.module.css'
import { visible } from '../../../parts/visible-text'

interface Props {
  assignee: string | null
  /** Who sees to others of this queue. */
  others: readonly string[]
  onAssign: (assignee: string | null) => void
  onClose: () => void
}

/** Who sees to it: oneself, one of those who see to others here, anybody by id, or nobody. */
export const AssignForm = ({ assignee, others, onAssign, onClose }: Props) => {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const id = PlatformId.safeParse(typed.trim())
    if (id.success) onAssign(id.data)
    else setWrong(id.error.issues[0]?.message ?? 'This is not an id.')
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <form className={styles.form} onSubmit={send} onKeyDown={press} noValidate aria-label="Assign">
      <h3>Who sees to it</h3>
      <div className={styles.buttons}>
        <Button onClick={() => onAssign('me')}>Me</Button>
        {others
          .filter((one) => one !== assignee)
          .slice(0, 4)
          .map((one) => (
            <Button key={one} onClick={() => onAssign(one)}>
              {visible(one)}
            </Button>
          ))}
        {assignee !== null && <Button onClick={() => onAssign(null)}>Nobody</Button>}
      </div>
      <TextInput
        label="Or a user’s id"
        value={typed}
        maxLength={200}
        autoFocus
        error={wrong}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setWrong(null)
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" disabled={typed.trim() === ''}>
          Assign <Key keys="enter" />
        </Button>
        <Button onClick={onClose}>
          Cancel <Key keys="escape" />
        </Button>
      </div>
    </form>
  )
}
