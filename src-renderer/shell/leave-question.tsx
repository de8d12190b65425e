import { useEffect, useState } from 'react'
import { Ask } from '../parts/ask'
import { answerLeaving, hasUnsaved } from '../parts/unsaved'

/** Asks before a form with unsaved changes is left, and has the window ask before it closes over one. */
export const LeaveQuestion = () => {
  const [leave, setLeave] = useState<(() => void) | null>(null)
  useEffect(() => {
    answerLeaving((go) => setLeave(() => go))
    return () => answerLeaving(null)
  }, [])
  // Electron's window asks outside the page (closing.ts in main), a browser in words of its own.
  useEffect(() => {
    const keep = (event: BeforeUnloadEvent): void => {
      if (hasUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', keep)
    return () => window.removeEventListener('beforeunload', keep)
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
