/** One thing the palette can do. */
export interface Command {
  id: string
  group: string
  title: string
  /** Quiet words at the right. */
  beside?: string
  keys?: string
  /** Found by these words too. */
  also?: string
  run: () => void
}

/** Commands that have every word of the query in them; those whose title begins with it come first. Order stays otherwise. */
export const matching = (commands: readonly Command[], query: string): Command[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const start = words.join(' ')
  const found = commands.filter(({ title, group, also = '', beside = '' }) => {
    const text = `${title} ${group} ${also} ${beside}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = ({ title }: Command): boolean => start !== '' && title.toLowerCase().startsWith(start)
  return [...found.filter(begins), ...found.filter((command) => !begins(command))]
}

const USER_ID = /\buser_[A-Za-z0-9][A-Za-z0-9_-]{1,190}/g
const LONE_ID = /^[A-Za-z0-9][A-Za-z0-9._:@~+-]{5,199}$/
const MOST = 20

/**
 * Every user id in what was pasted, be it a whole ticket. A single word that could be an id but does not look like one
 * of ours counts too, if it has a digit: ids of other makes are met as well.
 */
export const userIdsIn = (text: string): string[] => {
  const found = [...new Set(text.match(USER_ID) ?? [])]
  if (found.length > 0) return found.slice(0, MOST)
  const alone = text.trim()
  return LONE_ID.test(alone) && /\d/.test(alone) && !alone.includes('@') ? [alone] : []
}
