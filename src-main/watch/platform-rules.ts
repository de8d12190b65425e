import type { Seen } from '../home/look-around'
import type { Waiting } from '../home/platform-looks'
import { type Change, type Found, many, type Rule, type Sight, seen, sight, toList } from './rule'

/** What waits in one of the platform's lists: each thing with when it came. */
const dated = ({ page }: Seen<Waiting, unknown>): Sight => ({
  ...sight(
    page,
    ({ id }) => id,
    ({ at }) => at ?? '',
  ),
  dated: true,
})
/** Each thing with how it stands: it is news again where it stands otherwise. */
const standing = ({ page }: Seen<Waiting, unknown>): Sight =>
  sight(
    page,
    ({ id }) => id,
    ({ group }) => group,
  )
const said = (words: string, capability: string, changes: readonly Change[], search: string): Found[] => [
  { words, detail: null, to: toList(capability, changes, changes.length === 1 ? '' : search) },
]
/** A list of its own that a notice leads to, since what it is about has no page. */
const toPart = (words: string, capability: string, search: string): Found[] => [
  { words, detail: null, to: { capability, record: null, search } },
]

/** What is watched of the platform (platform-admin): what fails, stalls, costs too much, attacks, or waits for a decision. */
export const platformRules = {
  deliveries: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.deliveries(profile), dated),
    says: (changes) =>
      said(many(changes.length, 'connector event failed', 'connector events failed'), 'connector-events', changes, 'state=failed'),
  },
  stalls: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.stalls(profile), standing),
    news: ({ before, now }) => now !== null && now !== before,
    says: (changes) => {
      const [stalled, spike] = [changes.filter(({ now }) => now === 'stalled'), changes.filter(({ now }) => now !== 'stalled')]
      return [
        ...(stalled.length > 0 ? toPart(many(stalled.length, 'queue stalls', 'queues stall'), 'runtime', '') : []),
        ...(spike.length > 0 ? toPart(many(spike.length, 'queue spikes', 'queues spike'), 'runtime', '') : []),
      ]
    },
  },
  spend: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.spend(profile), dated),
    says: (changes) => toPart(many(changes.length, 'new spend anomaly', 'new spend anomalies'), 'usage', ''),
  },
  security: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.security(profile), dated),
    says: (changes) =>
      said(many(changes.length, 'grave security event', 'grave security events'), 'security-events', changes, 'severity=critical,high'),
  },
  requests: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.requests(profile), dated),
    says: (changes) => toPart(many(changes.length, 'spend request waits', 'spend requests wait'), 'agent-wallet', ''),
  },
} as const satisfies Record<string, Rule>
