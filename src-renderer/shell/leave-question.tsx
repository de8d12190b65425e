import { useEffect, useState } from 'react'
import { Ask } from '../parts/ask'
import { answerLeaving } from '../parts/unsaved'

/** Asks before a form with unsaved changes is left. */
export const LeaveQuestion = () => {
  const [leave, setLeave] = useState<(() => void) | null>(null)
  useEffect(() => {
    answerLeaving((go) => setLeave(() => go))
    return () => answerLeaving(null)
  }, [])
  if (!leave) return null
  const stay = (): void => setLeave(null)
  const go = (): void => {
    stay()
    leave()
  }
  return (
    <Ask title="Leave without saving?" button="Leave" cancel="Stay" onYes={go} onClose={stay}>
      What you changed on this page is not saved.
    </Ask>
  )
}
