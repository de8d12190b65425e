import { isDueSoon } from '../home/summaries'
import { isNew, made, many, names, type Rule, seen, sight, toList } from './rule'

/** What is watched of the marketplace, by its API or its database. */
export const marketplaceRules = {
  flags: {
    asks: 'marketplace',
    look: async (profile, { looks }) => seen(await looks.flags(profile), ({ page }) => made(page)),
    says: (changes) => [
      {
        words: many(changes.length, 'new abuse flag', 'new abuse flags'),
        detail: null,
        to: toList('abuse-flags', changes, changes.length === 1 ? '' : 'order=newest'),
      },
    ],
  },
  claims: {
    asks: 'marketplace',
    look: async (profile, { looks }) => seen(await looks.claims(profile), ({ page }) => made(page)),
    says: (changes) => [{ words: many(changes.length, 'new claim', 'new claims'), detail: null, to: toList('claims', changes) }],
  },
  deletions: {
    asks: 'marketplace',
    // One that is put off leaves these, and is told again when it comes back.
    look: async (profile, { looks, now }) =>
      seen(await looks.deletions(profile), ({ page }) =>
        sight({ ...page, items: page.items.filter((user) => isDueSoon(user, now())) }, ({ id }) => id),
      ),
    says: (changes) => [
      {
        words: many(changes.length, 'deletion is due within 24 hours', 'deletions are due within 24 hours'),
        detail: null,
        to: toList('deletions', changes, 'show=soon'),
      },
    ],
  },
  admins: {
    asks: 'marketplace',
    // Of a list that was not seen whole nobody can say who came or went.
    look: async (profile, { looks }) =>
      seen(await looks.admins(profile), (page) => {
        const all = sight(page, ({ id }) => id)
        return all.whole ? all : { marks: {}, whole: false }
      }),
    news: () => true,
    async byOthers(changes, profile, since, { didHere }) {
      const known = await Promise.all(
        changes.map(({ id, now }) => didHere(profile.id, now === null ? 'admins.demote' : 'admins.promote', id, since)),
      )
      return changes.filter((_, index) => !known[index])
    },
    says: (changes) => {
      const [came, went] = [changes.filter(isNew), changes.filter(({ now }) => now === null)]
      return [
        ...(came.length > 0
          ? [
              {
                words: many(came.length, 'admin was made elsewhere', 'admins were made elsewhere'),
                detail: names(came),
                to: toList('admins', came),
              },
            ]
          : []),
        ...(went.length > 0
          ? [
              {
                words: many(went.length, 'admin was removed elsewhere', 'admins were removed elsewhere'),
                detail: names(went),
                to: { capability: 'admins', record: null, search: '' },
              },
            ]
          : []),
      ]
    },
  },
} as const satisfies Record<string, Rule>
