import { searchOf } from '../../../parts/list-filter'
import { isScreen, screenAddress } from '../../../shell/address'

/** Where another screen shows what is of this org alone; null where this version has no such screen. */
export const besideOrg = (
  environment: string,
  screen: string,
  { record = null, ...words }: { record?: string | null } & Record<string, string | null>,
): string | null => (isScreen(screen) ? `${screenAddress(environment, screen, record)}${searchOf(words as Record<string, string>)}` : null)

/** The link to it, where there is one. */
export const linkTo = (words: string, to: string | null): { words: string; to: string } | null => (to === null ? null : { words, to })

/** A word of the API as people read it: `payment_failed` → "payment failed". */
export const plainWord = (word: string): string => word.replaceAll('_', ' ').slice(0, 100)

/** A text of any length in one line, cut where it is long: it is read whole on its own screen. */
export const inShort = (text: string, most = 160): string => {
  const line = text
    .slice(0, most * 4)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line
}
