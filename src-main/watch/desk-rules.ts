import { here, many, type Rule, toList } from './rule'

/** A token is announced so long before it ends, in ms. */
export const ENDS_SOON = 30 * 60_000

/** What this desk knows by itself: no server is asked. */
export const deskRules = {
  unknown: {
    asks: null,
    look: async (profile, { unknownWrites }) => here(marked(await unknownWrites(profile.id))),
    says: (changes) => [
      {
        words: many(changes.length, 'write is unknown', 'writes are unknown'),
        detail: 'Nobody knows whether it was done. Settle it before it is tried again.',
        to: toList('ledger', changes, changes.length === 1 ? '' : 'states=unknown'),
      },
    ],
  },
  jobs: {
    asks: null,
    look: async (profile, { jobs }) => here(Object.fromEntries((await jobs(profile.id)).map(({ id, state }) => [id, state]))),
    // A job that was paused or cancelled, a person paused or cancelled.
    news: ({ before, now }) => before !== now && (now === 'ended' || now === 'stopped'),
    says: (changes) => {
      const [ended, stopped] = [changes.filter(({ now }) => now === 'ended'), changes.filter(({ now }) => now === 'stopped')]
      return [
        ...(ended.length > 0
          ? [{ words: many(ended.length, 'job has ended', 'jobs have ended'), detail: null, to: toList('jobs', ended) }]
          : []),
        ...(stopped.length > 0
          ? [
              {
                words: many(stopped.length, 'job stopped by itself', 'jobs stopped by themselves'),
                detail: null,
                to: toList('jobs', stopped),
              },
            ]
          : []),
      ]
    },
  },
  tokens: {
    asks: null,
    look: async (profile, { credentials, now }) =>
      here(
        Object.fromEntries(
          credentials(profile).flatMap(({ service, expires_at }) => {
            const left = Date.parse(expires_at) - now().getTime()
            return Number.isNaN(left) || left > ENDS_SOON ? [] : [[`${service} ${expires_at}`, left <= 0 ? 'over' : 'soon']]
          }),
        ),
      ),
    news: ({ before, now }) => now !== null && now !== before,
    says: (changes) => {
      const over = changes.some(({ now }) => now === 'over')
      return [
        {
          words: over ? 'A token has expired' : 'A token expires within 30 minutes',
          detail: 'Replace it on the environment’s page.',
          to: { capability: null, record: null, search: '' },
        },
      ]
    },
  },
} as const satisfies Record<string, Rule>

const marked = (ids: readonly string[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, '']))
