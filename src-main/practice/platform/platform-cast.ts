import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { iso } from '../cast'
import { base62, chance, pick, whole } from '../draw'
import { names } from '../names'
import { sentinels } from '../sentinels'
import { dayOf } from '../world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface CastUser {
  id: string
  email: string
  display_name: string | null
  /** Works for the platform itself: may be in any org without being a member of it. */
  is_staff: boolean
  created_at: string
}
export interface CastOrg {
  id: string
  name: string
  slug: string
  status: 'active' | 'past_due' | 'suspended'
  plan: 'free' | 'team' | 'business' | 'enterprise'
  owner_id: string
  created_at: string
}
export interface CastWorkspace {
  id: string
  org_id: string
  name: string
  created_by: string
  created_at: string
}
export interface CastMember {
  org_id: string
  user_id: string
  role: 'owner' | 'admin' | 'billing' | 'member' | 'viewer'
  joined_at: string
}
export interface CastAgent {
  id: string
  org_id: string
  workspace_id: string
  name: string
}

/** Who and what there is on practice's platform: every capability's rows name these, so that its screens lead into each other. */
export interface PlatformCast {
  /** When the world is made, to the full hour, ms since 1970: the last day before it is as lively at any time of day. */
  hour: number
  /** The midnight before that, in UTC, where its days begin. */
  day: number
  users: readonly CastUser[]
  orgs: readonly CastOrg[]
  workspaces: readonly CastWorkspace[]
  members: readonly CastMember[]
  agents: readonly CastAgent[]
  /** A sequence of its own for each word: a capability that draws more changes no other's rows. */
  random(word: string): RandomGenerator
  /** So many days or parts of them before the world's hour, as the API writes an instant. */
  ago(days: number): string
}

/** Orgs every world has, whose names guides and tests may use; after them the crowd. */
const known: readonly [word: string, name: string, status: CastOrg['status'], plan: CastOrg['plan']][] = [
  ['acorn', 'Acorn Analytics', 'active', 'business'],
  ['birch', 'Birch & Daughters', 'past_due', 'team'],
  ['cobalt', 'Cobalt Logistics', 'active', 'enterprise'],
  ['dormant', 'Dormant Labs', 'suspended', 'team'],
  ['empty', 'Empty Nest', 'active', 'free'],
  ['long', 'The Extraordinarily Long-Winded Society for the Improvement of Names in Narrow Columns', 'active', 'team'],
  ['arabic', 'شركة النخيل للبرمجيات', 'active', 'business'],
  ['script', '<script>alert("org")</script>', 'active', 'free'],
  ['formula', '=HYPERLINK("http://example.com","Org")', 'active', 'free'],
]
const FIRST =
  'Amber Atlas Basalt Cedar Copper Delta Ember Fern Garnet Harbor Indigo Juniper Kestrel Lantern Maple Nimbus Orchid Pine Quartz River'
const LAST = 'Freight Health Studio Foods Energy Retail Robotics Finance Media Mobility'

const CROWD = 48
const USERS = 420
/** Ids are fixed words for those that guides and tests name. */
export const orgId = (word: string): string => `org_practice_${word}`
export const platformUserId = (word: string): string => `usr_practice_${word}`

/** The cast of a world made at this time, the same every hour but for its dates. */
export const platformCast = (now: Date): PlatformCast => {
  const hour = Math.floor(now.getTime() / HOUR) * HOUR
  const random = (word: string): RandomGenerator =>
    xoroshiro128plus([...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7))
  const ago = (days: number): string => iso(hour - Math.round(days * DAY))
  const users = castUsers(random('users'), ago)
  const orgs = castOrgs(random('orgs'), ago, users)
  const workspaces = castWorkspaces(random('workspaces'), ago, orgs)
  return {
    hour,
    day: dayOf(now),
    users,
    orgs,
    workspaces,
    members: castMembers(random('members'), ago, orgs, users),
    agents: castAgents(random('agents'), workspaces),
    random,
    ago,
  }
}

const castUsers = (random: RandomGenerator, ago: PlatformCast['ago']): CastUser[] => {
  const one = (word: string, display_name: string | null, age: number, is_staff = false, email = `${word}@example.com`): CastUser => ({
    id: platformUserId(word),
    email,
    display_name,
    is_staff,
    created_at: ago(age),
  })
  const few = [
    one('you', 'You, practising', 800, true),
    one('staff', 'Robin Staff', 700, true),
    one('member', 'Morgan Member', 400),
    one('crosser', 'Cass Crosser', 300),
    one('long-name', 'Maximiliana Bartholomea '.repeat(6).trim(), 250),
    one('no-name', null, 240),
    one('arabic', 'ليلى بنت عبد الرحمن المصري', 230),
    one('override', 'Invoice \u202Efdp.exe', 220),
    one('script', "<script>alert('practice')</script>", 210),
    one('formula', '=HYPERLINK("http://example.com","Click")', 205),
    ...Object.entries(sentinels).map(([word, { summary }]) => one(word, `Practise: ${summary}`, 600)),
  ]
  const crowd = Array.from({ length: USERS - few.length }, (_, n) => {
    const script = names[chance(random, 0.8) ? 0 : whole(random, 1, names.length - 1)] ?? names[0]
    const [first, last] = [pick(random, script?.first ?? []), pick(random, script?.last ?? [])]
    const shown = script?.familyFirst ? [last[0], first[0]] : [first[0], last[0]]
    const email = `${first[1]}.${last[1]}.${n}@example.${pick(random, ['com', 'org', 'net'])}`
    return one(`u${base62(n + 1, 3)}`, shown.join(script?.between ?? ' '), whole(random, 2, 900), false, email)
  })
  return [...few, ...crowd]
}

const castOrgs = (random: RandomGenerator, ago: PlatformCast['ago'], users: readonly CastUser[]): CastOrg[] => {
  const people = users.filter(({ id, is_staff }) => !is_staff && !id.includes('fail_'))
  const few = known.map(([word, name, status, plan], n): CastOrg => {
    const owner = word === 'acorn' ? platformUserId('member') : (people[n + 3]?.id ?? platformUserId('member'))
    return { id: orgId(word), name, slug: word, status, plan, owner_id: owner, created_at: ago(900 - n * 20) }
  })
  const [firsts, lasts] = [FIRST.split(' '), LAST.split(' ')]
  const crowd = Array.from({ length: CROWD }, (_, n): CastOrg => {
    const name = `${firsts[n % firsts.length]} ${lasts[(n * 3 + Math.floor(n / firsts.length)) % lasts.length]}`
    const [slug, draw] = [name.toLowerCase().replace(' ', '-'), whole(random, 0, 99)]
    return {
      id: orgId(slug),
      name,
      slug,
      status: draw < 86 ? 'active' : draw < 95 ? 'past_due' : 'suspended',
      plan: pick(random, ['free', 'team', 'team', 'business', 'enterprise'] as const),
      owner_id: pick(random, people).id,
      created_at: ago(whole(random, 3, 850)),
    }
  })
  return [...few, ...crowd]
}

const castWorkspaces = (random: RandomGenerator, ago: PlatformCast['ago'], orgs: readonly CastOrg[]): CastWorkspace[] =>
  orgs.flatMap(({ id, slug, owner_id }) => {
    const count = slug === 'empty' ? 0 : slug === 'acorn' ? 3 : slug === 'cobalt' ? 14 : whole(random, 1, 4)
    return Array.from({ length: count }, (_, n) => ({
      id: `ws_practice_${slug}_${n + 1}`,
      org_id: id,
      name: ['Production', 'Staging', 'Research', 'Support'][n] ?? `Team ${n + 1}`,
      created_by: owner_id,
      created_at: ago(whole(random, 1, 700)),
    }))
  })

/** People of one org’s own. */
const OWN = 5

const castMembers = (
  random: RandomGenerator,
  ago: PlatformCast['ago'],
  orgs: readonly CastOrg[],
  users: readonly CastUser[],
): CastMember[] => {
  const people = users.filter(({ is_staff }) => !is_staff)
  return orgs.flatMap(({ id, slug, owner_id }, place) => {
    // Most people are in one org: each has a few of its own, and now and then somebody of another.
    const own = slug === 'cobalt' ? people.slice(orgs.length * OWN) : people.slice(place * OWN, (place + 1) * OWN)
    const roles = new Map<string, CastMember['role']>([[owner_id, 'owner']])
    if (slug === 'empty') return [{ org_id: id, user_id: owner_id, role: 'owner' as const, joined_at: ago(300) }]
    // Whoever is sensitive to being changed is a member somewhere, so that a failure can be practised by hand.
    if (slug === 'acorn') for (const { id: user } of users.filter(({ id: one }) => one.includes('fail_'))) roles.set(user, 'member')
    if (slug === 'acorn' || slug === 'birch' || slug === 'cobalt')
      roles.set(platformUserId('crosser'), slug === 'birch' ? 'billing' : 'admin')
    for (const [user, role] of odd[slug] ?? []) roles.set(platformUserId(user), role)
    // An org whose owner has left it.
    if (slug === 'script') roles.delete(owner_id)
    const count = slug === 'cobalt' ? 120 : whole(random, 2, 16)
    for (let n = 0; n < count; n++) {
      const user = pick(random, chance(random, 0.93) ? own : people)?.id
      if (user !== undefined && !roles.has(user))
        roles.set(user, pick(random, ['admin', 'billing', 'member', 'member', 'member', 'viewer'] as const))
    }
    return [...roles].map(([user_id, role]) => ({ org_id: id, user_id, role, joined_at: ago(whole(random, 1, 600)) }))
  })
}

/** Whoever crosses a boundary between roles or orgs in a way that chance would not bring about. */
const odd: Readonly<Record<string, readonly (readonly [user: string, role: CastMember['role']])[]>> = {
  acorn: [
    ['arabic', 'member'],
    ['formula', 'viewer'],
  ],
  birch: [['long-name', 'owner']],
  cobalt: [
    ['staff', 'billing'],
    ['formula', 'owner'],
    ['no-name', 'viewer'],
  ],
  dormant: [
    ['arabic', 'admin'],
    ['no-name', 'member'],
  ],
  arabic: [['staff', 'viewer']],
  script: [['script', 'owner']],
  formula: [['no-name', 'admin']],
}

const castAgents = (random: RandomGenerator, workspaces: readonly CastWorkspace[]): CastAgent[] => {
  const called = ['inbox-triage', 'price-watcher', 'support-bot', 'buyer', 'researcher', 'réception', 'night shift (v2)']
  return workspaces.flatMap(({ id, org_id }) =>
    Array.from({ length: whole(random, 0, 3) }, (_, n) => ({
      id: `agt_${id.slice('ws_practice_'.length)}_${n + 1}`,
      org_id,
      workspace_id: id,
      name: pick(random, called),
    })),
  )
}
