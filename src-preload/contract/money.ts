/** "$9.99": an amount in the smallest unit of its currency, which has as many decimals as it has (¥1,200 has none). */
export const moneyWords = (amount: number, currency: string): string => {
  const { format, decimals } = formOf(currency)
  return format === null ? `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}` : format.format(amount / 10 ** decimals)
}

/** How many decimals a currency has; 2 where nobody knows. */
export const decimalsOf = (currency: string): number => formOf(currency).decimals

interface Form {
  /** Null for what is no currency. */
  format: Intl.NumberFormat | null
  decimals: number
}

// Making one, and asking it what it is like, costs more than drawing a row of a table: each is made once. There are fewer
// currencies than fit here.
const forms = new Map<string, Form>()

const formOf = (currency: string): Form => {
  const known = forms.get(currency)
  if (known !== undefined) return known
  const format = formatFor(currency)
  const made = { format, decimals: format?.resolvedOptions().maximumFractionDigits ?? 2 }
  if (forms.size < 1000) forms.set(currency, made)
  return made
}

const formatFor = (currency: string): Intl.NumberFormat | null => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency })
  } catch {
    return null
  }
}
