import { contract } from '@contract'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import styles from './promote-form.module.css'

/** Takes a user's id and hands it on to be found and shown before anything is done. */
export const PromoteForm = ({ onFind }: { onFind: (userId: string) => void }) => {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const find = (): void => {
    const parsed = contract['admins.promote'].input.safeParse({ user_id: text })
    setWrong(parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This is not an id.'))
    if (parsed.success) onFind(parsed.data.user_id)
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        find()
      }}
    >
      <TextInput
        aria-label="User id"
        placeholder="User id, such as user_2ab…"
        classNames={{ root: styles.field, input: styles.id }}
        autoComplete="off"
        spellCheck={false}
        value={text}
        error={wrong}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setWrong(null)
        }}
      />
      <Button type="submit">Make admin…</Button>
    </form>
  )
}
