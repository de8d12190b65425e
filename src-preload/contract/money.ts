/** "$9.99": an amount in the smallest unit of its currency, which has as many decimals as it has (¥1,200 has none). */
export const moneyWords = (amount: number, currency: string): string => {
  const format = formatOf(currency)
  return format === null ? `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}` : format.format(amount / 10 ** decimalsOf(currency))
}

/** How many decimals a currency has; 2 where nobody knows. */
export const decimalsOf = (currency: string): number => formatOf(currency)?.resolvedOptions().maximumFractionDigits ?? 2

// Making one costs more than drawing a row of a table: each is made once. There are fewer currencies than fit here.
const formats = new Map<string, Intl.NumberFormat | null>()

const formatOf = (currency: string): Intl.NumberFormat | null => {
  const known = formats.get(currency)
  if (known !== undefined) return known
  const made = formatFor(currency)
  if (formats.size < 1000) formats.set(currency, made)
  return made
}

const formatFor = (currency: string): Intl.NumberFormat | null => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency })
  } catch {
    return null
  }
}
