import type { Model } from '@contract/platform/models'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { chance, fraction, pick, whole } from '../draw'
import type { PlatformCast } from './platform-cast'
import type { PlatformSeed } from './platform-world'

/** An hour as it is kept. */
export interface StoredHour {
  at: string
  health: string
  requests: number
  errors: number
  p50_ms: number | null
  p95_ms: number | null
}

/** Hours that are kept of each model. */
const HOURS = 72

type Known = Partial<Pick<Model, 'health_reason' | 'replaced_by' | 'currency' | 'input_price' | 'output_price' | 'context_tokens'>> & {
  id: string
  name: string
  vendor: string | null
  stage?: string
  /** What its last hours were like: h of a healthy one, d degraded, x down, - asked by nobody. The last letter is now. */
  lately?: string
  deprecated?: number
  retires?: number
  changed?: number
}

/** One of each state, and names that break screens. */
const known: readonly Known[] = [
  { id: 'larch-1', name: 'Larch 1', vendor: 'Treeline', input_price: '300', output_price: '1500', context_tokens: 200_000, changed: 6 },
  {
    id: 'larch-1-mini',
    name: 'Larch 1 mini',
    vendor: 'Treeline',
    input_price: '7.5',
    output_price: '30',
    context_tokens: 128_000,
    lately: 'hhhhddxxxx',
    health_reason: 'Every request is answered with 529 overloaded since its vendor moved it to another region.',
  },
  {
    id: 'heron-large',
    name: 'Heron Large',
    vendor: 'Marsh Works',
    input_price: '250',
    output_price: '1000',
    lately: 'hhdhhhhdddd',
    health_reason: 'Answers begin four times as late as usual, and streams break off after the first tokens.',
  },
  {
    id: 'heron-0.9',
    name: 'Heron 0.9',
    vendor: 'Marsh Works',
    stage: 'deprecated',
    deprecated: 40,
    retires: -9,
    replaced_by: 'heron-large',
    input_price: '180',
    output_price: '720',
  },
  {
    id: 'heron-0.7',
    name: 'Heron 0.7',
    vendor: 'Marsh Works',
    stage: 'retired',
    deprecated: 260,
    retires: 30,
    replaced_by: 'heron-large',
    lately: '-'.repeat(HOURS),
    input_price: null,
    output_price: null,
  },
  { id: 'quill-embed', name: 'Quill Embed', vendor: 'Inkwell', input_price: '0.2', output_price: null, context_tokens: 8192 },
  {
    id: 'quill-next',
    name: 'Quill Next',
    vendor: 'Inkwell',
    stage: 'preview',
    input_price: '1200.25',
    output_price: '6000.75',
    context_tokens: 1_000_000,
  },
  { id: 'nakhla-7b', name: 'نخلة ٧ب', vendor: 'مختبر النخيل', currency: 'eur', input_price: '40', output_price: '120' },
  {
    id: 'local-own',
    name: '<img src=x onerror=alert(1)> tuned',
    vendor: null,
    input_price: '0',
    output_price: '0',
    lately: 'hhhhh--hhd',
    health_reason: '<script>alert("model")</script> was its last error.',
  },
  { id: 'formula', name: '=HYPERLINK("http://example.com","Model")', vendor: '+Formula', input_price: '55', output_price: '55' },
  {
    id: 'long',
    name: 'The Quite Extraordinarily Long-Winded Instruction-Following Multimodal Preview Model of the Second November',
    vendor: 'A Vendor With a Rather Long Name GmbH & Co. KG',
    input_price: '99.123456',
    output_price: '198',
  },
  // Ids as vendors write them: in an address each is one part.
  { id: 'inkwell/quill-2:beta #1 100%', name: 'Quill 2 beta', vendor: 'Inkwell', stage: 'preview', input_price: '60', output_price: '240' },
  { id: 'yen', name: 'Sumi', vendor: 'Inkwell', currency: 'jpy', input_price: '45', output_price: '180.5' },
]
/** A size, and what a million tokens sent to and answered by it cost beside the others. */
const sizes = [
  ['mini', 1.5, 6],
  ['base', 12, 48],
  ['pro', 90, 400],
] as const
const WORDS = 'Alder Finch Plover Reed Sorrel Tern Willow'

/** The catalogue, how each model answered in the last three days, and who asked it. */
export const modelsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE models (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, vendor TEXT, stage TEXT NOT NULL, health TEXT NOT NULL, health_since TEXT,
      health_reason TEXT, requests INTEGER NOT NULL, error_rate REAL, latency_p50_ms INTEGER, latency_p95_ms INTEGER,
      currency TEXT NOT NULL, input_price TEXT, output_price TEXT, price_changed_at TEXT, context_tokens INTEGER, deprecated_at TEXT,
      retires_at TEXT, replaced_by TEXT, updated_at TEXT NOT NULL, hours TEXT NOT NULL
    );
    CREATE TABLE model_orgs (
      model_id TEXT NOT NULL, org_id TEXT NOT NULL, requests INTEGER NOT NULL, error_rate REAL, spend_cents INTEGER NOT NULL,
      currency TEXT NOT NULL, last_at TEXT, PRIMARY KEY (model_id, org_id)
    );
  `,
  rows: (cast) => {
    const random = cast.random('models')
    const crowd = WORDS.split(' ').flatMap((word, n) =>
      sizes.map(
        ([size, sent, answered]): Known => ({
          id: `${word.toLowerCase()}-${size}`,
          name: `${word} ${size}`,
          vendor: pick(random, ['Treeline', 'Marsh Works', 'Inkwell', 'Openfield']),
          input_price: String((n + 2) * sent),
          output_price: String((n + 2) * answered),
          ...(n === 3 && size === 'base' ? { stage: 'preview' } : {}),
        }),
      ),
    )
    const all = [...known, ...crowd]
    return { models: all.map((one) => model(cast, random, one)), model_orgs: all.flatMap((one) => askedBy(cast, random, one)) }
  },
}

const words: Record<string, string> = { h: 'ok', d: 'degraded', x: 'down', '-': 'none' }

const hoursOf = (cast: PlatformCast, random: RandomGenerator, lately: string): StoredHour[] => {
  const usual = whole(random, 300, 2600)
  const volume = whole(random, 20, 4000)
  return Array.from({ length: HOURS }, (_, n) => {
    const before = HOURS - n
    const letter = lately.at(-before) ?? (before > lately.length && before > 2 && chance(random, 0.02) ? 'd' : 'h')
    const health = words[before <= lately.length ? letter : letter === '-' ? 'h' : letter] ?? 'ok'
    const requests = health === 'none' ? 0 : Math.round(volume * (0.6 + fraction(random) * 0.8))
    const part =
      health === 'down' ? 0.9 + fraction(random) * 0.1 : health === 'degraded' ? 0.05 + fraction(random) * 0.2 : fraction(random) * 0.006
    const slow = health === 'ok' ? 1 : 4
    const p50_ms = requests === 0 || health === 'down' ? null : Math.round(usual * slow * (0.85 + fraction(random) * 0.3))
    return {
      at: cast.ago(before / 24),
      health,
      requests,
      errors: Math.round(requests * part),
      p50_ms,
      p95_ms: p50_ms === null ? null : Math.round(p50_ms * (2.2 + fraction(random))),
    }
  })
}

const model = (cast: PlatformCast, random: RandomGenerator, one: Known): object => {
  const hours = hoursOf(cast, random, one.lately ?? '')
  const [last, day] = [hours.at(-1), hours.slice(-24)]
  const asked = day.reduce((sum, { requests }) => sum + requests, 0)
  const health = last?.health ?? 'ok'
  const since = hours.findLastIndex((hour) => hour.health !== health) + 1
  return {
    id: one.id,
    name: one.name,
    vendor: one.vendor,
    stage: one.stage ?? 'available',
    health,
    health_since: since === 0 ? null : (hours[since]?.at ?? null),
    health_reason: health === 'ok' ? null : (one.health_reason ?? null),
    requests: asked,
    error_rate: asked === 0 ? null : Number((day.reduce((sum, { errors }) => sum + errors, 0) / asked).toFixed(5)),
    latency_p50_ms: last?.p50_ms ?? null,
    latency_p95_ms: last?.p95_ms ?? null,
    currency: one.currency ?? 'usd',
    input_price: one.input_price ?? null,
    output_price: one.output_price ?? null,
    price_changed_at: one.changed === undefined ? null : cast.ago(one.changed),
    context_tokens: one.context_tokens ?? null,
    deprecated_at: one.deprecated === undefined ? null : cast.ago(one.deprecated),
    retires_at: one.retires === undefined ? null : cast.ago(one.retires),
    replaced_by: one.replaced_by ?? null,
    updated_at: cast.ago(0.002),
    hours,
  }
}

const askedBy = (cast: PlatformCast, random: RandomGenerator, { id, stage, currency }: Known): object[] => {
  if (stage === 'retired') return []
  const orgs = cast.orgs.filter(({ slug }) => slug !== 'empty' && ((slug === 'acorn' && id.startsWith('larch')) || chance(random, 0.22)))
  return orgs.map((org) => ({
    model_id: id,
    org_id: org.id,
    requests: whole(random, 4, 90_000),
    error_rate: Number((fraction(random) * 0.04).toFixed(5)),
    spend_cents: whole(random, 1, org.plan === 'enterprise' ? 400_000 : 30_000),
    currency: currency ?? 'usd',
    last_at: cast.ago(fraction(random) * 29),
  }))
}
