export interface Counted {
  type: string
  count: number
}

/** How many there are of each type, most first. */
export const countsOf = (types: Iterable<string>): Counted[] => {
  const counts = new Map<string, number>()
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count || a.type.localeCompare(b.type))
}
