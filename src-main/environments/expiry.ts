import type { Events } from '@contract/bridge'
import { type Environment, ServiceName } from '@contract/desk/environments'

/** Announced this long before it comes. */
const WARNING = 5 * 60_000
/** setTimeout holds no more than 2^31 - 1 ms; a longer wait is taken in steps. */
const LONGEST = 2 ** 31 - 1

/** Tells when a credential is about to expire, and when it has. Watch again after every change of the environments. */
export const createExpiryWatch = (now: () => Date, tell: (event: Events['expiry']) => void) => {
  const timers = new Set<NodeJS.Timeout>()

  const at = (time: number, event: Events['expiry']): void => {
    const wait = time - now().getTime()
    if (wait < 0) return
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        if (wait > LONGEST) at(time, event)
        else tell(event)
      },
      Math.min(wait, LONGEST),
    )
    timer.unref()
    timers.add(timer)
  }
  const stop = (): void => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
  }

  return {
    watch(environments: readonly Environment[]): void {
      stop()
      for (const { id, services } of environments) {
        for (const service of ServiceName.options) {
          const expires_at = services[service]?.credential.expires_at
          if (!expires_at || services[service]?.credential.kept === 'command') continue
          const event = { environment_id: id, service, expires_at }
          at(Date.parse(expires_at) - WARNING, { ...event, expired: false })
          at(Date.parse(expires_at), { ...event, expired: true })
        }
      }
    },
    stop,
  }
}
