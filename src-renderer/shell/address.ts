import type { Environment } from '@contract/desk/environments'
import { type Preset, presets } from '@contract/desk/presets'
import { screens } from '../screens/index'
import type { ScreenCapability } from '../screens/screen'
import { isAtHand } from './at-hand'

/** Every page there is. What is none of these is unknown, and said to be. */
export type Address =
  | { page: 'start' }
  | { page: 'welcome' }
  | { page: 'environments' }
  | { page: 'environment'; id: string }
  | { page: 'new-environment' }
  | { page: 'guide'; name: string }
  | { page: 'screen'; environment: string; capability: ScreenCapability; record: string | null }
  | { page: 'unknown'; path: string }

/** Whether a capability has a screen of its own. */
export const isScreen = (word: string): word is ScreenCapability => Object.hasOwn(screens, word)

export const parseAddress = (path: string): Address => {
  const unknown: Address = { page: 'unknown', path }
  const parts = path.split('/').filter(Boolean).map(decode)
  if (parts.some((part) => part === null)) return unknown
  const [first, second, third, fourth, ...more] = parts as string[]
  if (first === undefined) return { page: 'start' }
  if (first === 'e' && second && third && isScreen(third) && more.length === 0)
    return { page: 'screen', environment: second, capability: third, record: fourth ?? null }
  if (third !== undefined) return unknown
  if (first === 'welcome' && second === undefined) return { page: 'welcome' }
  if (first === 'environments') {
    if (second === undefined) return { page: 'environments' }
    return second === 'new' ? { page: 'new-environment' } : { page: 'environment', id: second }
  }
  if (first === 'guide') return { page: 'guide', name: second ?? 'getting-started' }
  return unknown
}

const decode = (part: string): string | null => {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** `/e/<environment>/<capability>/<record>`. The record is encoded: an id may hold a slash, a percent sign or a plus. */
export const screenAddress = (environment: string, capability: ScreenCapability, record: string | null = null): string =>
  `/e/${encodeURIComponent(environment)}/${capability}${record === null ? '' : `/${encoded(record)}`}`

/** Half a letter, which only a broken server sends, can't be encoded: it is replaced rather than that a list breaks at it. */
const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))

export const environmentAddress = (id: string): string => `/environments/${encodeURIComponent(id)}`
export const guideAddress = (name: string): string => `/guide/${name}`

/**
 * Where an environment opens with this preset: its landing, or, where that is of a system that is not connected, the first of
 * its screens that is at hand.
 */
export const landingOf = (preset: Preset, environment: Pick<Environment, 'services'> | undefined): ScreenCapability => {
  const { landing, first } = presets[preset]
  const here = [landing, ...first].find((one) => isScreen(one) && (environment === undefined || isAtHand(environment, one)))
  return (here ?? Object.keys(screens)[0]) as ScreenCapability
}
