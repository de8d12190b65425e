import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { moneyWords, partiesOf, purchaseOf, referenceWords } from './about'
import type { Group } from './groups'

/**
 * What a row says it is about, by flag id: the person, by e-mail where it is known. In a group the first flag names what
 * they share and the others what sets them apart, since they all name the same person.
 */
export const aboutWords = (
  flags: readonly AbuseFlag[],
  groups: ReadonlyMap<string, Group>,
  people: ReadonlyMap<string, User> | undefined,
): ReadonlyMap<string, string> =>
  new Map(
    flags.map((flag) => {
      const group = groups.get(flag.id)
      const later = group !== undefined && group.ids[0] !== flag.id
      return [
        flag.id,
        (later ? apart(flag) : null) ?? personIn(flag, people, partOf(group)) ?? referenceWords(flag) ?? 'nothing the flag names',
      ]
    }),
  )

/** Whose name stands for a group: of those who share a buyer, the buyer. */
const partOf = (group: Group | undefined): 'buyer' | 'seller' | null =>
  group === undefined ? null : group.shared.startsWith('same buyer') ? 'buyer' : group.shared === 'same seller' ? 'seller' : null

const personIn = (flag: AbuseFlag, people: ReadonlyMap<string, User> | undefined, shared: 'buyer' | 'seller' | null): string | null => {
  const parties = partiesOf(flag)
  const first = parties.find(({ part }) => part === shared) ?? parties[0]
  if (!first) return null
  const user = people?.get(first.id)
  return user?.email || user?.display_name || first.id
}

const apart = (flag: AbuseFlag): string | null => {
  if (flag.reference_type === 'user') return null
  const purchase = purchaseOf(flag)
  const money = purchase && moneyWords(purchase.amount_cents, purchase.currency)
  const words = referenceWords(flag)
  return words === null ? null : [money, words].filter(Boolean).join(' · ')
}
