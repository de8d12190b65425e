import type { AuditEntry } from '@contract/platform/audit-trail'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { chance, letters, pick, whole } from '../draw'
import { type CastMember, type CastOrg, orgId, type PlatformCast, platformUserId } from './platform-cast'
import type { PlatformSeed } from './platform-world'

const CROWD = 800

type Changed = Pick<AuditEntry, 'action' | 'subject_type' | 'subject_id' | 'subject_name' | 'org_id' | 'before' | 'after'> & {
  reason?: string | null
}
type Make = (draw: { random: RandomGenerator; cast: PlatformCast; org: CastOrg; member: CastMember; n: number }) => Changed

/** Half a year of changes of every kind, each with its fields before and after. */
export const auditTrailSeed: PlatformSeed = {
  tables: `
    CREATE TABLE audit_trail (
      id TEXT PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, actor_kind TEXT, actor_id TEXT, actor_name TEXT, subject_type TEXT,
      subject_id TEXT, subject_name TEXT, org_id TEXT, ip TEXT, request_id TEXT, reason TEXT, before TEXT, after TEXT
    );
    CREATE INDEX audit_trail_at ON audit_trail (at);
  `,
  rows: (cast) => ({ audit_trail: [...known(cast), ...crowd(cast)] }),
}

const ofOrg = ({ id, name }: CastOrg): Pick<Changed, 'subject_type' | 'subject_id' | 'subject_name' | 'org_id'> => ({
  subject_type: 'org',
  subject_id: id,
  subject_name: name,
  org_id: id,
})

const nameOf = (cast: PlatformCast, id: string): string | null => {
  const known = names.get(cast) ?? new Map(cast.users.map((user) => [user.id, user.display_name ?? user.email]))
  names.set(cast, known)
  return known.get(id) ?? null
}
const names = new WeakMap<PlatformCast, ReadonlyMap<string, string>>()

/** What people do on the platform, and what it changes. */
const usual: readonly Make[] = [
  ({ random, cast, org, member }) => {
    const next = pick(
      random,
      (['admin', 'billing', 'member', 'viewer'] as const).filter((role) => role !== member.role),
    )
    return {
      action: 'member.role_changed',
      subject_type: 'member',
      subject_id: member.user_id,
      subject_name: nameOf(cast, member.user_id),
      org_id: org.id,
      before: { role: next },
      after: { role: member.role },
    }
  },
  ({ cast, org, member }) => ({
    action: 'member.invited',
    subject_type: 'member',
    subject_id: member.user_id,
    subject_name: nameOf(cast, member.user_id),
    org_id: org.id,
    before: null,
    after: { role: member.role, invited_by: org.owner_id, expires_at: cast.ago(-7) },
  }),
  ({ random, org }) => ({
    action: 'org.limits_changed',
    ...ofOrg(org),
    before: { limits: { spend_cents: 50_000, agents: 5, requests_a_minute: 60 }, currency: 'usd' },
    after: { limits: { spend_cents: whole(random, 60, 400) * 1000, agents: 5, requests_a_minute: 60 }, currency: 'usd' },
    reason: 'They asked for more room before a launch.',
  }),
  ({ random, org }) => ({
    action: 'org.plan_changed',
    ...ofOrg(org),
    before: { plan: pick(random, ['free', 'team']), seats: 5 },
    after: { plan: org.plan, seats: whole(random, 6, 60) },
  }),
  ({ random, org }) => ({
    action: 'connector.updated',
    subject_type: 'connector',
    subject_id: `con_${letters(random)}`,
    subject_name: pick(random, ['GitHub', 'Slack', 'Stripe', 'Shop feed', 'Zendesk']),
    org_id: org.id,
    before: { scopes: ['read'], retries: 3, endpoint: 'https://example.com/hooks/old' },
    after: { scopes: ['read', 'write'], retries: 5, endpoint: 'https://example.com/hooks/new', verified_at: null },
  }),
  ({ random, org }) => ({
    action: 'api_key.created',
    subject_type: 'api_key',
    subject_id: `key_${letters(random)}`,
    subject_name: pick(random, ['ci', 'deploy', 'reporting', 'laptop']),
    org_id: org.id,
    before: null,
    after: { scopes: ['agents:read', 'usage:read'], ends_with: letters(random).slice(0, 4) },
  }),
  ({ random, org }) => ({
    action: 'api_key.revoked',
    subject_type: 'api_key',
    subject_id: `key_${letters(random)}`,
    subject_name: pick(random, ['ci', 'deploy', 'reporting', 'laptop']),
    org_id: org.id,
    before: { active: true, scopes: ['agents:read'] },
    after: { active: false, scopes: ['agents:read'] },
    reason: 'It was seen in a log.',
  }),
  ({ random, cast, org }) => {
    const agent = pick(random, cast.agents)
    return {
      action: 'agent.budget_changed',
      subject_type: 'agent',
      subject_id: agent.id,
      subject_name: agent.name,
      org_id: org.id,
      before: { budget_cents: 10_000, currency: 'usd', approval: { needed: true, over_cents: 2500 } },
      after: { budget_cents: whole(random, 20, 90) * 1000, currency: 'usd', approval: { needed: true, over_cents: 5000 } },
    }
  },
  ({ random, cast, org, n }) => {
    const workspace = cast.workspaces.filter(({ org_id }) => org_id === org.id)[n % 2]
    return {
      action: workspace ? 'workspace.renamed' : 'org.renamed',
      subject_type: workspace ? 'workspace' : 'org',
      subject_id: workspace?.id ?? org.id,
      subject_name: workspace?.name ?? org.name,
      org_id: org.id,
      before: { name: pick(random, ['Untitled', 'New workspace', 'test']) },
      after: { name: workspace?.name ?? org.name },
    }
  },
]

const blank = { ip: null, request_id: null, reason: null } as const

const known = (cast: PlatformCast): AuditEntry[] => {
  const acorn = cast.orgs.find(({ id }) => id === orgId('acorn'))
  const one = (word: string, hours: number, rest: Partial<AuditEntry>): AuditEntry => ({
    ...blank,
    id: `aud_practice_${word}`,
    at: cast.ago(hours / 24),
    action: 'org.updated',
    actor_kind: 'user',
    actor_id: platformUserId('staff'),
    actor_name: 'Robin Staff',
    ...(acorn ? ofOrg(acorn) : { subject_type: 'org', subject_id: orgId('acorn'), subject_name: null, org_id: orgId('acorn') }),
    before: null,
    after: null,
    ...rest,
  })
  return [
    one('takeover', 5, {
      action: 'org.owner_changed',
      actor_id: platformUserId('crosser'),
      actor_name: 'Cass Crosser',
      ip: '203.0.113.77',
      request_id: 'req_practice_takeover',
      before: { owner_id: platformUserId('member'), roles: { [platformUserId('member')]: 'owner', [platformUserId('crosser')]: 'admin' } },
      after: { owner_id: platformUserId('crosser'), roles: { [platformUserId('member')]: 'admin', [platformUserId('crosser')]: 'owner' } },
    }),
    one('suspended', 30, {
      action: 'org.suspended',
      subject_id: orgId('dormant'),
      subject_name: 'Dormant Labs',
      org_id: orgId('dormant'),
      reason: 'Three months without a payment.',
      before: { status: 'past_due', suspended_at: null },
      after: { status: 'suspended', suspended_at: cast.ago(30 / 24) },
    }),
    one('script', 40, {
      action: 'org.renamed',
      actor_name: '<b onmouseover=alert(1)>Script</b>',
      actor_id: platformUserId('script'),
      subject_id: orgId('script'),
      subject_name: '<script>alert("org")</script>',
      org_id: orgId('script'),
      reason: '"><img src=x onerror=alert(1)>',
      before: { name: 'Plain name', 'a.b[0]"': '{{7*7}}' },
      after: { name: '<script>alert("org")</script>', 'a.b[0]"': "'; DROP TABLE audit_trail; --" },
    }),
    one('formula', 44, {
      action: 'org.renamed',
      subject_id: orgId('formula'),
      subject_name: '=HYPERLINK("http://example.com","Org")',
      org_id: orgId('formula'),
      reason: '=1+1',
      before: { name: 'Org' },
      after: { name: '=HYPERLINK("http://example.com","Org")' },
    }),
    one('rtl', 50, {
      action: 'user.renamed',
      actor_id: platformUserId('arabic'),
      actor_name: 'ليلى بنت عبد الرحمن المصري',
      subject_type: 'user',
      subject_id: platformUserId('override'),
      subject_name: 'Invoice \u202Efdp.exe',
      org_id: null,
      before: { display_name: 'ليلى' },
      after: { display_name: 'Invoice \u202Efdp.exe' },
    }),
    one('deleted', 60, {
      action: 'workspace.deleted',
      subject_type: 'workspace',
      subject_id: 'ws_practice_gone',
      subject_name: 'Old staging',
      before: { name: 'Old staging', agents: 0, files: ['a.csv', 'b.csv'] },
    }),
    one('system', 70, {
      action: 'snapshot.taken',
      actor_kind: 'system',
      actor_id: null,
      actor_name: 'scheduler',
      subject_type: 'snapshot',
      subject_id: 'snap_practice_order_1',
      subject_name: null,
      org_id: null,
    }),
    one('same', 80, { action: 'org.touched', before: { name: 'Acorn Analytics' }, after: { name: 'Acorn Analytics' } }),
    one('large', 90, {
      action: 'policy.replaced',
      subject_type: 'policy',
      subject_id: 'pol_practice_large',
      subject_name: 'Allowed addresses',
      before: { addresses: Array.from({ length: 80 }, (_, n) => `10.0.${n}.0/24`), note: 'x'.repeat(1200) },
      after: { addresses: Array.from({ length: 90 }, (_, n) => `10.1.${n}.0/24`), note: 'y'.repeat(1200) },
    }),
  ]
}

const crowd = (cast: PlatformCast): AuditEntry[] => {
  const random = cast.random('audit-trail')
  const staff = cast.users.filter(({ is_staff }) => is_staff)
  const orgs = new Map(cast.orgs.map((org) => [org.id, org]))
  return Array.from({ length: CROWD }, (_, n): AuditEntry => {
    const member = pick(random, cast.members)
    const org = orgs.get(member.org_id) as CastOrg
    const by = chance(random, 0.25) ? pick(random, staff).id : org.owner_id
    const made = pick(random, usual)({ random, cast, org, member, n })
    return {
      ...blank,
      id: `aud_practice_${String(n + 1).padStart(4, '0')}`,
      at: cast.ago(0.05 + (n / CROWD) * 180 + whole(random, 0, 100) / 1000),
      actor_kind: 'user',
      actor_id: by,
      actor_name: nameOf(cast, by),
      ip: `192.0.2.${whole(random, 1, 254)}`,
      request_id: `req_${letters(random)}`,
      ...made,
      reason: made.reason ?? null,
    }
  })
}
