import type { HealthCell } from '@contract/desk/health-history'
import { decimalsOf, moneyWords } from '@contract/money'
import type { Model } from '@contract/platform/models'
import { entryOf } from '../../../parts/entry-of'
import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

const tones: Record<string, Tone> = { ok: 'plain', degraded: 'warn', down: 'bad', deprecated: 'warn', retired: 'plain', preview: 'plain' }
export const toneOf = (word: string): Tone => entryOf(tones, word) ?? 'plain'

/** What people call a model: its name, else its id. */
export const modelName = ({ id, name }: Pick<Model, 'id' | 'name'>): string => visible(name).trim() || id

/**
 * A price in smallest units, as a decimal, in whole ones: "7.5" of USD is "$0.075". Written digit by digit, since a price is
 * exact and may be a small part of a cent. "free" where it is nothing; a dash where nobody knows.
 */
export const priceWords = (price: string | null, currency: string): string => {
  if (price === null) return '–'
  if (/^[0.]*$/.test(price)) return 'free'
  const [whole = '0', part = ''] = price.split('.')
  const decimals = decimalsOf(currency)
  const digits = whole.padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const units = digits.slice(0, cut).replace(/^0+(?=\d)/, '')
  const rest = `${digits.slice(cut)}${part}`.replace(/0+$/, '').padEnd(decimals, '0')
  const symbol = moneyWords(0, currency).replace(/[\d.,]/g, '')
  return `${symbol}${units.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === '' ? '' : `.${rest}`}`
}

/** "0.3 %", rounded up, so that nothing that failed is none. */
export const rateWords = (rate: number | null): string => (rate === null ? '–' : `${Math.ceil(rate * 1000) / 10} %`)

/** "840 ms", "9.7 s". */
export const latencyWords = (ms: number | null): string =>
  ms === null ? '–' : ms < 1000 ? `${Math.round(ms)} ms` : `${(Math.round(ms / 100) / 10).toLocaleString('en')} s`

const nothing: HealthCell = { ok: 0, degraded: 0, down: 0, other: 0, unreached: 0 }

/** One hour as a bar: "none" is an hour nobody asked in. */
export const cellOf = (health: string): HealthCell => {
  if (health === 'none') return nothing
  return health === 'ok' || health === 'degraded' || health === 'down' ? { ...nothing, [health]: 1 } : { ...nothing, other: 1 }
}

/** All the bars in a sentence: "The last 48 hours: ok in 42, degraded in 2, down in 4". */
export const hoursWords = (hours: readonly string[]): string => {
  if (hours.length === 0) return 'Nothing is known of its last hours'
  const words = ['ok', 'degraded', 'down', ...new Set(hours.filter((one) => !['ok', 'degraded', 'down', 'none'].includes(one)))]
  const found = words.map((word) => [word, hours.filter((one) => one === word).length] as const).filter(([, count]) => count > 0)
  const quiet = hours.filter((one) => one === 'none').length
  return `The last ${hours.length} hours: ${[
    ...found.map(([word, count]) => `${visible(word)} in ${count}`),
    ...(quiet > 0 ? [`nobody asked in ${quiet}`] : []),
  ].join(', ')}`
}
