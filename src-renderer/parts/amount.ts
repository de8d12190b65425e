import { decimalsOf } from '@contract/money'

/** The most that can be stated, in the smallest unit: what main takes. */
const MOST = 1_000_000_000

/** An amount as it is typed: "12.34", "1200" for a currency without a smaller unit. */
export const amountText = (cents: number, currency: string): string => (cents / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency))

/**
 * An amount as a person types it, `12` or `12.34`, in the smallest unit. Nothing is guessed: a comma may part thousands or
 * cents, and one of the two readings is a hundred times the other. Null where nothing is typed.
 */
export const amountIn = (typed: string, currency: string): { cents: number | null; complaint: string | null } => {
  const text = typed.trim()
  const decimals = decimalsOf(currency)
  const no = (complaint: string) => ({ cents: null, complaint })
  if (text === '') return { cents: null, complaint: null }
  if (text.startsWith('-')) return no('An amount is not below zero.')
  if (text.includes(',')) return no(`Write it without commas, such as ${amountText(123450, currency)}.`)
  if (/^[^\d.]|[^\d.]$/.test(text)) return no(`Write the figure alone, such as ${amountText(1234, currency)}.`)
  const [, whole, part] = /^(\d{1,10})(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) return no(`Write it as ${amountText(1234, currency)}.`)
  if (part !== undefined && part.length !== decimals)
    return no(
      decimals === 0
        ? `${currency.toUpperCase()} has no decimals.`
        : `Write ${decimals} digits after the point, such as ${amountText(1230, currency)}.`,
    )
  const cents = Number(whole) * 10 ** decimals + Number(part ?? 0)
  return cents > MOST ? no(`At most ${amountText(MOST, currency)}.`) : { cents, complaint: null }
}
