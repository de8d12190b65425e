import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../../parts/dialog'
import { Key } from '../../../parts/key'
import styles from './marketing-email.module.css'

interface Props {
  title: string
  label: string
  first: string
  button: string
  onName: (name: string) => Promise<void>
  onClose: () => void
}

/** Asks what something is to be called. */
const NameDialog = ({ title, label, first, button, onName, onClose }: Props) => {
  const [name, setName] = useState(first)
  const [busy, setBusy] = useState(false)
  return (
    <Dialog onClose={onClose} title={title} size="30rem">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setBusy(true)
          void onName(name.trim().slice(0, 200)).finally(() => setBusy(false))
        }}
      >
        <TextInput data-autofocus label={label} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
        <div className={styles.foot}>
          <Button onClick={onClose}>
            Cancel <Key keys="escape" />
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === ''}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export default NameDialog
