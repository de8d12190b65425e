import { Notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { CallFailed } from '../operations'
import { toast } from '../parts/toast'

/** The corner for words shown nowhere else, among them defects that no boundary caught: each said once. */
const Toasts = () => {
  useEffect(() => {
    const told = new Set<string>()
    const rejected = (event: PromiseRejectionEvent): void => {
      event.preventDefault()
      if (event.reason instanceof CallFailed && event.reason.failure.code === 'cancelled') return
      const words = event.reason instanceof Error ? event.reason.message : 'Something in Opsdesk went wrong.'
      if (told.has(words)) return
      told.add(words)
      toast(words, 'bad')
    }
    window.addEventListener('unhandledrejection', rejected)
    return () => window.removeEventListener('unhandledrejection', rejected)
  }, [])
  return <Notifications position="bottom-right" limit={3} />
}

export default Toasts
