import { Notification } from 'electron'

/** Kept while they are shown: one that is collected has no click any more. */
const shown = new Set<Notification>()
const MOST = 50

/** Shows the system's own notification: counts and an environment's name. Where the system has none, nothing is shown. */
export const showNotification = (told: { title: string; body: string }, clicked: () => void): void => {
  if (!Notification.isSupported()) return
  const one = new Notification({ title: told.title, body: told.body })
  shown.add(one)
  for (const old of [...shown].slice(0, -MOST)) shown.delete(old)
  one.on('click', () => {
    shown.delete(one)
    clicked()
  })
  one.on('close', () => shown.delete(one))
  one.show()
}
