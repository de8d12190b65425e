/** The search of an address, with its question mark; what is empty is left out, and so is the mark where nothing is left. */
export const searchOf = (words: Readonly<Record<string, string>>): string => {
  const search = new URLSearchParams(Object.entries(words).filter(([, value]) => value.trim() !== ''))
  return search.size > 0 ? `?${search}` : ''
}
