import { useSyncExternalStore } from 'react'
import type { BaseLocationHook, BaseSearchHook } from 'wouter'
import { beforeLeaving, hasUnsaved } from '../parts/unsaved'

/**
 * Addresses live in the hash, search included: `#/e/env_1/users/user_2?sort_by=email`. wouter's own hash hook keeps the
 * search in front of the hash, where it outlives the page it belongs to and reaches the file server on reload.
 */
const hash = (): string => window.location.hash.replace(/^#?\/?/, '/')
const pathOf = (address: string): string => address.split('?')[0] ?? '/'
const searchOf = (address: string): string => address.slice(pathOf(address).length + 1)

/**
 * wouter decodes what a hook tells it, once and not as ids are encoded: `%2525` would come out as `%25`, and `100%25` as no
 * address at all. So it is given what decodes to the address as it stands.
 */
const pathForRouter = (): string => pathOf(here).replaceAll('%', '%25')

const listeners = new Set<() => void>()
let here = hash()

const tell = (): void => {
  here = hash()
  for (const listener of listeners) listener()
}

const go = (to: string, { replace = false } = {}): void => {
  window.history[replace ? 'replaceState' : 'pushState'](null, '', `#${to}`)
  tell()
}

/** `?a=b` keeps the path, as wouter's useSearchParams needs. Changing only the search never counts as leaving a form. */
export const navigate = (to: string, options: { replace?: boolean } = {}): void => {
  // A redirect decided on an address that has just been left is out of date: the one travelled to counts.
  if (options.replace && hash() !== here) {
    travelled()
    return
  }
  const whole = to.startsWith('?') ? pathOf(here) + (to === '?' ? '' : to) : to
  if (pathOf(whole) === pathOf(here)) go(whole, options)
  else beforeLeaving(() => go(whole, options))
}

/** Back and forward can't be refused, so the address is put back first and the question asked then. */
const travelled = (): void => {
  const target = hash()
  if (target === here) return
  if (pathOf(target) === pathOf(here) || !hasUnsaved()) {
    tell()
    return
  }
  window.history.pushState(null, '', `#${here}`)
  beforeLeaving(() => go(target))
}

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) {
    // The address may have changed between the module's start and the first page.
    here = hash()
    window.addEventListener('popstate', travelled)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', travelled)
  }
}

export const useHashPath: BaseLocationHook & { hrefs: (href: string) => string } = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, pathForRouter), navigate],
  { hrefs: (href: string) => `#${href}` },
)
export const useHashSearch: BaseSearchHook = () => useSyncExternalStore(subscribe, () => searchOf(here))
