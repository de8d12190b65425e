import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Key } from '../parts/key'
import { Actions } from '../parts/page'
import { answerLeaving } from '../parts/unsaved'

/** Asks before a form with unsaved changes is left. */
export const LeaveQuestion = () => {
  const [leave, setLeave] = useState<(() => void) | null>(null)
  useEffect(() => {
    answerLeaving((go) => setLeave(() => go))
    return () => answerLeaving(null)
  }, [])
  const stay = (): void => setLeave(null)
  return (
    <Modal opened={leave !== null} onClose={stay} title="Leave without saving?" withCloseButton={false} size="26rem">
      <p className="muted">What you changed on this page is not saved.</p>
      <Actions>
        <Button onClick={stay} data-autofocus rightSection={<Key keys="escape" />}>
          Stay
        </Button>
        <Button
          variant="filled"
          color="bad"
          onClick={() => {
            stay()
            leave?.()
          }}
        >
          Leave
        </Button>
      </Actions>
    </Modal>
  )
}
