/** The search of an address, with its question mark; what is empty is left out, and so is the mark where nothing is left. */
export const searchOf = (words: object): string => {
  const search = new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) => (typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [])),
  )
  return search.size > 0 ? `?${search}` : ''
}
