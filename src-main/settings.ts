import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Settings } from '@contract/desk/settings'
import { fail, failure, succeed } from '@contract/failure'
import { moneyWords } from '@contract/money'
import writeFileAtomic from 'write-file-atomic'
import type { DeskHandlersOf } from './desk'
import type { Surroundings } from './surroundings'

const DEFAULTS: Settings = {
  grace_seconds: 5,
  grace_in_bulk: false,
  mail_grace_seconds: 15,
  refund_limit_count: 20,
  refund_limit_cents: 100_000,
  four_eyes_cents: null,
  refund_reasons: [
    { code: 'duplicate', label: 'Paid twice', text: 'The buyer paid twice for the same skill.' },
    { code: 'fraudulent', label: 'Fraud', text: 'The payment was not made by the owner of the card.' },
    { code: 'requested_by_customer', label: 'The buyer asked for it', text: 'The buyer asked for their money back.' },
    { code: 'not_as_described', label: 'Not as described', text: 'The skill does not do what its page says.' },
    { code: 'technical', label: 'Does not work', text: 'The skill does not run for the buyer.' },
  ],
  currency: 'usd',
}

export interface SettingsStore {
  get(): Settings
  handlers: DeskHandlersOf<'settings'>
}

/**
 * settings.json in the desk's folder. One that can't be read counts as not there: nothing in it can't be set again. What
 * lets more money go out unasked is asked about outside the window: a page that went wrong can't do it by itself.
 */
export const openSettings = async (
  { folder, confirm }: Pick<Surroundings, 'folder' | 'confirm'>,
  given: Partial<Settings> = {},
): Promise<SettingsStore> => {
  const path = join(folder, 'settings.json')
  let settings: Settings = { ...DEFAULTS, ...given, ...(await stored(path)) }
  return {
    get: () => settings,
    handlers: {
      'settings.get': async () => succeed(settings),
      'settings.update': async (changes) => {
        const next = Settings.parse({ ...settings, ...changes })
        const looser = loosened(settings, next)
        if (looser.length > 0 && !(await confirm({ title: 'Loosen the limits for money?', detail: looser.join('\n'), button: 'Loosen' })))
          return fail(failure('cancelled', 'The limits stay as they are.', { not: 'Nothing was changed.' }))
        await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
        settings = next
        return succeed(settings)
      },
    },
  }
}

/** What a change lets go out that was held up before, in words. */
const loosened = (before: Settings, after: Settings): string[] => {
  const above = (was: number, is: number): boolean => was !== 0 && (is === 0 || is > was)
  const lines: string[] = []
  if (above(before.refund_limit_count, after.refund_limit_count))
    lines.push(`Refunds an hour: ${before.refund_limit_count} → ${after.refund_limit_count || 'no limit'}.`)
  if (above(before.refund_limit_cents, after.refund_limit_cents))
    lines.push(
      `Their sum an hour: ${moneyWords(before.refund_limit_cents, before.currency)} → ${after.refund_limit_cents ? moneyWords(after.refund_limit_cents, after.currency) : 'no limit'}.`,
    )
  const [was, is] = [before.four_eyes_cents, after.four_eyes_cents]
  if (was !== null && (is === null || is > was))
    lines.push(
      `A second person is needed above: ${moneyWords(was, before.currency)} → ${is === null ? 'never' : moneyWords(is, after.currency)}.`,
    )
  return lines
}

const stored = async (path: string): Promise<Partial<Settings>> => {
  try {
    return Settings.partial().parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return {}
  }
}
