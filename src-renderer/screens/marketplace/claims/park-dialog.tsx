import type { Claim } from '@contract/marketplace/claims'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../../parts/dialog'
import { Key } from '../../../parts/key'
import { visible } from '../../../parts/visible-text'
import { skillOf } from './identity'
import styles from './park-dialog.module.css'

interface Props {
  claim: Claim
  onPark: (reason: string) => void
  onClose: () => void
}

/** Puts a claim aside on this desk, with the reason it would have been rejected for. */
const ParkDialog = ({ claim, onPark, onClose }: Props) => {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = reason.trim() === ''
  return (
    <Dialog
      onClose={onClose}
      size="30rem"
      title={
        <>
          Park the claim on <bdi>{visible(skillOf(claim))}</bdi>
        </>
      }
    >
      <form
        className={styles.park}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!missing) onPark(reason.trim())
        }}
      >
        <p className="muted">
          The server is not told: there the claim goes on waiting, and other people’s desks still show it. Here it moves to “Parked” until
          you take it back.
        </p>
        <Textarea
          label="Reason"
          description="What you would have rejected it for. Kept on this computer only."
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          data-autofocus
          value={reason}
          error={asked && missing ? 'Say why, so that somebody can pick it up again.' : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>
            Cancel <Key keys="escape" />
          </Button>
          <Button type="submit" variant="filled">
            Park claim <Key keys="mod+enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export default ParkDialog
