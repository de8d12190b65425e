import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { detailsOf, partiesOf, windowOf } from './about'

/** Flags that share something: one may decide them together once each one's evidence was opened. */
export interface Group {
  /** What they share, in words: "same buyer, seller and window". */
  shared: string
  ids: readonly string[]
}

export interface Grouped {
  /** Every flag, those of a group beside one another, in the order of each group's first. */
  items: AbuseFlag[]
  /** By flag id. */
  groups: ReadonlyMap<string, Group>
}

const party = (flag: AbuseFlag, part: 'buyer' | 'seller'): string | null => partiesOf(flag).find((one) => one.part === part)?.id ?? null
const skill = (flag: AbuseFlag): string | null => {
  const details = detailsOf(flag)
  return Object.hasOwn(details, 'skill_id') && typeof details.skill_id === 'string' ? details.skill_id : null
}

/** From the closest tie to the loosest; null where a flag does not have it. Flags of different types are never one group. */
const ties: readonly { shared: string; key: (flag: AbuseFlag) => readonly (string | null)[] }[] = [
  { shared: 'same buyer, seller and window', key: (flag) => [party(flag, 'buyer'), party(flag, 'seller'), windowOf(flag).start] },
  { shared: 'same skill and window', key: (flag) => [skill(flag), windowOf(flag).start] },
  { shared: 'same buyer', key: (flag) => [party(flag, 'buyer')] },
  { shared: 'same seller', key: (flag) => [party(flag, 'seller')] },
]

/** Groups flags that share a buyer, a seller or a window, keeping the order they come in otherwise. Only open ones are given. */
export const grouped = (flags: readonly AbuseFlag[]): Grouped => {
  const groups = new Map<string, Group>()
  for (const { shared, key } of ties) {
    const alike = new Map<string, string[]>()
    for (const flag of flags) {
      const parts = key(flag)
      if (groups.has(flag.id) || parts.includes(null)) continue
      const name = JSON.stringify([flag.flag_type, ...parts])
      alike.set(name, [...(alike.get(name) ?? []), flag.id])
    }
    for (const ids of alike.values()) if (ids.length > 1) for (const id of ids) groups.set(id, { shared, ids })
  }
  const byId = new Map(flags.map((flag) => [flag.id, flag]))
  const placed = new Set<string>()
  const inOrder: AbuseFlag[] = []
  for (const flag of flags) {
    for (const id of groups.get(flag.id)?.ids ?? [flag.id]) {
      const member = byId.get(id)
      if (member && !placed.has(id)) inOrder.push(member)
      placed.add(id)
    }
  }
  return { items: inOrder, groups }
}
