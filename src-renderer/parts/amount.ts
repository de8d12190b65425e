/** The most that can be stated, in the smallest unit: what main takes. */
const MOST = 1_000_000_000

/** "1,234.50": hundredths, whatever the currency is. The API names none. */
export const amountWords = (cents: number): string =>
  (cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/**
 * An amount as a person types it, `12` or `12.34`, in the smallest unit. Nothing is guessed: a comma may part thousands or
 * cents, and one of the two readings is a hundred times the other. Null where nothing is typed.
 */
export const amountIn = (typed: string): { cents: number | null; complaint: string | null } => {
  const text = typed.trim()
  if (text === '') return { cents: null, complaint: null }
  const no = (complaint: string) => ({ cents: null, complaint })
  if (text.includes(',')) return no('Write it with a point and no commas, such as 1234.50.')
  if (text.startsWith('-')) return no('An amount is not below zero.')
  if (/^[^\d.]+|[^\d.]+$/.test(text)) return no('Write the figure alone, such as 12.34, without a currency.')
  if (/^\d+\.(\d|\d{3,})$/.test(text)) return no('Write two digits after the point, such as 12.30.')
  const [, whole, part = '00'] = /^(\d{1,9})(?:\.(\d{2}))?$/.exec(text) ?? []
  if (whole === undefined) return no('Write it as 12 or 12.34.')
  const cents = Number(whole) * 100 + Number(part)
  return cents > MOST ? no(`At most ${amountWords(MOST)}.`) : { cents, complaint: null }
}
