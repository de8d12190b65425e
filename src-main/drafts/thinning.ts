/** What of a version decides whether it is kept. `characters` is the length of its HTML. */
export interface Thinnable {
  version: number
  at: string
  why: string
  characters: number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** From this age on, one version in so many milliseconds is enough. Within the first minutes every save is kept. */
const STEPS = [
  { from: 30 * DAY, one_in: DAY },
  { from: DAY, one_in: 60 * MINUTE },
  { from: 10 * MINUTE, one_in: MINUTE },
] as const
/** The most one draft keeps: versions, and characters over all of them. */
export const MOST_VERSIONS = 200
export const MOST_CHARACTERS = 20_000_000

/**
 * The numbers of the versions to drop: newest of each stretch kept, stretches longer with age. What a person made on
 * purpose (`why` is not `typed`) goes only where the draft holds too much, oldest first; the newest two never go.
 * `versions` are newest first.
 */
export const thinned = (versions: readonly Thinnable[], now: Date): number[] => {
  const dropped = new Set<number>()
  let last: string | null = null
  for (const [index, { version, at, why }] of versions.entries()) {
    const stretch = stretchOf(Date.parse(at), now.getTime())
    if (index > 1 && why === 'typed' && stretch !== null && stretch === last) dropped.add(version)
    last = stretch
  }
  let characters = 0
  let count = 0
  for (const [index, one] of versions.entries()) {
    if (dropped.has(one.version)) continue
    count++
    characters += one.characters
    if (index > 1 && (count > MOST_VERSIONS || characters > MOST_CHARACTERS)) dropped.add(one.version)
  }
  return [...dropped]
}

/** The stretch of time a version stands for; null where it is so young that it stands for itself. */
const stretchOf = (at: number, now: number): string | null => {
  const step = STEPS.find(({ from }) => now - at >= from)
  return step ? `${step.one_in}:${Math.floor(at / step.one_in)}` : null
}
