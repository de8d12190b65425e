import { lazy, Suspense, useEffect, useState } from 'react'
import { answerLeaving } from '../parts/unsaved'

const Ask = lazy(() => import('../parts/ask').then(({ Ask }) => ({ default: Ask })))

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
    <Suspense>
      <Ask title="Leave without saving?" button="Leave" cancel="Stay" onYes={go} onClose={stay}>
        What you changed on this page is not saved.
      </Ask>
    </Suspense>
  )
}
