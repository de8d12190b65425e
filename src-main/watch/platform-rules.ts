import { queueRules } from '@contract/platform/runtime-signals'
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
/** A part of a screen, since what it is about has no page of its own. */
const toPart = (words: string, capability: string, record: string | null): Found[] => [
  { words, detail: null, to: { capability, record, search: '' } },
]

/** The word of a queue that is only deeper than usual: all others say that nothing comes out of it. */
const SPIKE = queueRules.find(({ kind }) => kind === 'spike')?.word ?? null

/** What is watched of the platform (platform-admin): what fails, stalls, costs too much, attacks, or waits for a decision. */
export const platformRules = {
  deliveries: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.deliveries(profile), dated),
    says: (changes) =>
      said(
        many(changes.length, 'connector event failed', 'connector events failed'),
        'connector-events',
        changes,
        'state=given_up&since=24h',
      ),
  },
  stalls: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.stalls(profile), standing),
    // One thing that is wrong with it after another is no news; a spike that turns into a stall is.
    news: ({ before, now }) => now !== null && (before === null || (before === SPIKE) !== (now === SPIKE)),
    says: (changes) => {
      const [stalled, spike] = [changes.filter(({ now }) => now !== SPIKE), changes.filter(({ now }) => now === SPIKE)]
      return [
        ...(stalled.length > 0 ? toPart(many(stalled.length, 'queue stalls', 'queues stall'), 'runtime', null) : []),
        ...(spike.length > 0 ? toPart(many(spike.length, 'queue spikes', 'queues spike'), 'runtime', null) : []),
      ]
    },
  },
  spend: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.spend(profile), dated),
    says: (changes) => toPart(many(changes.length, 'new spend anomaly', 'new spend anomalies'), 'usage', '/anomalies'),
  },
  security: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.security(profile), dated),
    says: (changes) =>
      said(
        many(changes.length, 'grave security event', 'grave security events'),
        'security-events',
        changes,
        'severity=critical,high&acknowledged=no',
      ),
  },
  requests: {
    asks: 'platform',
    look: async (profile, { looks }) => seen(await looks.requests(profile), dated),
    says: (changes) =>
      said(many(changes.length, 'spend request waits', 'spend requests wait'), 'agent-wallet', changes, 'view=requests&state=pending'),
  },
} as const satisfies Record<string, Rule>
