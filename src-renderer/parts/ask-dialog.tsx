import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import styles from './ask.module.css'
import { Dialog } from './dialog'
import { Key } from './key'

export interface AskProps {
  /** A sentence: "Delete Staging?" */
  title: string
  /** What follows from it. */
  children: ReactNode
  /** The verb on the button. */
  button: string
  /** The verb on the other one. */
  cancel?: string
  /** What has to be typed first; nothing where undefined. */
  type?: string
  busy?: boolean
  onYes: () => void
  onClose: () => void
}

const AskDialog = ({ title, children, button, cancel = 'Cancel', type, busy = false, onYes, onClose }: AskProps) => {
  const [typed, setTyped] = useState('')
  const ready = type === undefined || typed.trim() === type
  return (
    <Dialog onClose={onClose} title={title} size="30rem">
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onYes()
        }}
      >
        <div className="muted">{children}</div>
        {type !== undefined && (
          <TextInput
            label={
              <>
                Type <b>{type}</b> to go on
              </>
            }
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus rightSection={<Key keys="escape" />}>
            {cancel}
          </Button>
          <Button type="submit" variant="filled" color="bad" disabled={!ready} loading={busy}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export default AskDialog
