import { type FeedbackStatus, type ProbeClass, probeClasses } from '@contract/platform/feedback-words'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { iso } from '../cast'
import { base62, chance, fraction, pick } from '../draw'
import { sentinels } from '../sentinels'
import { orgId, type PlatformCast, platformUserId } from './platform-cast'
import type { PlatformSeed } from './platform-world'
import { probes } from './probes/probes'

interface SeededFeedback {
  id: string
  category: string
  classification: ProbeClass | null
  severity: string
  status: FeedbackStatus
  text: string
  page: string | null
  org_id: string | null
  workspace_id: string | null
  user_id: string | null
  assignee_id: string | null
  burst_id: string | null
  created_at: string
  updated_at: string | null
  resolved_at: string | null
}
type Event = {
  id: string
  feedback_id: string
  at: string
  by: string | null
  what: string
  was: string | null
  became: string | null
  note: string | null
}

export const feedbackSeed: PlatformSeed = {
  tables: `
    CREATE TABLE feedback (
      id TEXT PRIMARY KEY, category TEXT NOT NULL, classification TEXT, severity TEXT NOT NULL, status TEXT NOT NULL, text TEXT NOT NULL,
      page TEXT, org_id TEXT, workspace_id TEXT, user_id TEXT, assignee_id TEXT, burst_id TEXT, created_at TEXT NOT NULL, updated_at TEXT,
      resolved_at TEXT
    );
    CREATE INDEX feedback_of_burst ON feedback (burst_id, created_at);
    CREATE TABLE feedback_events (
      id TEXT PRIMARY KEY, feedback_id TEXT NOT NULL, at TEXT NOT NULL, by TEXT, what TEXT NOT NULL, was TEXT, became TEXT, note TEXT
    );
    CREATE INDEX feedback_events_of ON feedback_events (feedback_id, at);
  `,
  rows: (cast) => {
    const random = cast.random('feedback')
    const feedback = [...fixed(cast), ...bursts(cast, random), ...lone(cast, random), ...crowd(cast, random)]
    return { feedback, feedback_events: feedback.flatMap((item) => eventsOf(item)) }
  },
}

const MINUTE = 1 / 1440
export const feedbackId = (word: string): string => `fb_practice_${word}`

/** What guides and tests name, and what is made to be difficult. */
const fixed = (cast: PlatformCast): SeededFeedback[] => {
  const one = (word: string, days: number, part: Partial<SeededFeedback>): SeededFeedback => ({
    id: feedbackId(word),
    category: 'actionable',
    classification: null,
    severity: 'medium',
    status: 'open',
    text: '',
    page: '/app/agents',
    org_id: orgId('acorn'),
    workspace_id: 'ws_practice_acorn_1',
    user_id: platformUserId('member'),
    assignee_id: null,
    burst_id: null,
    created_at: cast.ago(days),
    updated_at: null,
    resolved_at: null,
    ...part,
  })
  return [
    one('export', 0.1, {
      severity: 'critical',
      page: '/app/usage/export',
      text: 'The usage export has been empty since this morning.\n\nSteps:\n1. Open Usage\n2. Press Export\n3. The file has a header and no rows\n\nWe bill our customers from it tonight.',
    }),
    one('approval', 0.4, {
      severity: 'high',
      org_id: orgId('cobalt'),
      workspace_id: 'ws_practice_cobalt_1',
      text: 'An agent spent twice on one approval. Request 4471, both at 09:12.',
    }),
    one('mine', 0.8, {
      severity: 'high',
      status: 'in_progress',
      assignee_id: platformUserId('you'),
      text: 'Webhooks of our connector come about an hour late.',
    }),
    one('short', 1, { category: 'short_actionable', severity: 'low', text: 'Typo on the billing page: "recieve".' }),
    one('wish', 1.2, { category: 'product_signal', severity: 'low', text: 'I wish agents could share a memory across workspaces.' }),
    one('done', 3, {
      status: 'done',
      assignee_id: platformUserId('staff'),
      updated_at: cast.ago(2),
      resolved_at: cast.ago(2),
      text: 'Sign-in with a hardware key fails on the second try.',
    }),
    one('long', 1.5, {
      org_id: orgId('long'),
      workspace_id: 'ws_practice_long_1',
      text: `Everything that happened, from the beginning. ${'It worked on Monday, then it did not, then it did again; I wrote down each time and what I pressed before it. '.repeat(60)}`,
    }),
    one('arabic', 1.7, {
      org_id: orgId('arabic'),
      workspace_id: 'ws_practice_arabic_1',
      user_id: platformUserId('arabic'),
      text: 'لا تظهر التقارير عند تغيير اللغة إلى العربية، والأرقام مقلوبة في جدول المصروفات.',
    }),
    one('markup', 1.8, {
      org_id: orgId('script'),
      user_id: platformUserId('script'),
      text: 'The page shows <b>bold</b> as text: is <i>that</i> meant?',
    }),
    one('formula', 1.9, {
      org_id: orgId('formula'),
      user_id: platformUserId('formula'),
      category: 'short_actionable',
      text: '=HYPERLINK("http://example.com","Totals are wrong")',
    }),
    one('anonymous', 2, {
      user_id: null,
      org_id: null,
      workspace_id: null,
      page: null,
      text: 'I can’t sign up, and so I can’t say who I am.',
    }),
    one('unknown-word', 2.1, { category: 'praise', severity: 'unheard_of', text: 'Thank you for the dark theme.' }),
    ...Object.entries(sentinels).map(([word, { summary }], n) =>
      one(word, 5 + n / 10, { severity: 'low', category: 'short_actionable', user_id: platformUserId(word), text: `Practise: ${summary}` }),
    ),
  ]
}

/** Repeats that came together: up to 200 probes, and a report that many users sent at once. */
const bursts = (cast: PlatformCast, random: RandomGenerator): SeededFeedback[] => {
  const burst = (
    word: string,
    count: number,
    days: number,
    minutes: number,
    part: (n: number) => Partial<SeededFeedback>,
  ): SeededFeedback[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `fb_practice_${word}_${base62(n + 1, 2)}`,
      category: 'security_probe',
      classification: null,
      severity: 'high',
      status: 'open',
      text: '',
      page: '/app/feedback',
      org_id: orgId('dormant'),
      workspace_id: null,
      user_id: platformUserId('crosser'),
      assignee_id: null,
      burst_id: `burst_practice_${word}`,
      created_at: cast.ago(days - (n * minutes * MINUTE) / count),
      updated_at: null,
      resolved_at: null,
      ...part(n),
    }))
  const of =
    (group: ProbeClass, part: Partial<SeededFeedback> = {}) =>
    (n: number): Partial<SeededFeedback> => ({ classification: group, text: probes[group][n % probes[group].length] ?? '', ...part })
  const people = cast.users.filter(({ id }) => !id.includes('fail_'))
  return [
    ...burst('sql-sweep', 200, 0.3, 14, of('sql', { severity: 'critical' })),
    ...burst('script-spray', 90, 0.9, 6, of('script', { org_id: orgId('script') })),
    ...burst('path-walk', 40, 2.5, 30, of('path', { severity: 'medium', user_id: null, org_id: null })),
    ...burst('template-try', 16, 4, 3, (n) => of('template', n < 6 ? { status: 'triaged', updated_at: cast.ago(3) } : {})(n)),
    ...burst('shell-tries', 12, 8, 2, of('command', { status: 'done', updated_at: cast.ago(7), resolved_at: cast.ago(7) })),
    ...burst('outage', 24, 0.2, 20, () => {
      const user = pick(random, people)
      const member = cast.members.find(({ user_id }) => user_id === user.id)
      return {
        category: 'actionable',
        user_id: user.id,
        org_id: member?.org_id ?? null,
        text: pick(random, ['Agents do not start.', 'Nothing starts for us since noon', 'agents stuck at "starting"']),
      }
    }),
  ]
}

/** Each probe of the corpus once, by itself, so that every one can be looked at. */
const lone = (cast: PlatformCast, random: RandomGenerator): SeededFeedback[] =>
  probeClasses.flatMap((group) =>
    probes[group].map((text, n) => {
      const status = n < 8 ? 'open' : pick(random, ['open', 'triaged', 'done', 'archived'] as const)
      const days = 1 + fraction(random) * 25
      return {
        id: `fb_practice_probe_${group}_${n + 1}`,
        category: 'security_probe',
        classification: group,
        severity: pick(random, ['low', 'low', 'medium', 'high', 'critical']),
        status,
        text,
        page: pick(random, ['/app/feedback', '/app/agents?name=%3Cscript%3E', '/login', null]),
        org_id: chance(random, 0.6) ? pick(random, cast.orgs).id : null,
        workspace_id: null,
        user_id: chance(random, 0.5) ? pick(random, cast.users).id : null,
        ...standing(cast, random, status, days),
        burst_id: null,
      }
    }),
  )

const CROWD = 180
const said = [
  'The search in agents forgets its filter when I go back.',
  'Please let me rename a workspace.',
  'Invoices show the wrong VAT number since the last change.',
  'The dark theme makes the chart labels unreadable.',
  'Our connector needs to be signed in again every night.',
  'How do I see who approved a spend request?',
  'An agent repeated the same message nine times to one customer.',
  'The schedule ran twice when the clocks changed.',
  'I like the new overview.',
  'Bulk invite fails for addresses with a plus sign.',
  'Loading the models page takes half a minute.',
  'A member with the viewer role could delete a draft.',
  'Can exports have semicolons?',
  'The mobile page cuts off the last row.',
]
const pages = ['/app/agents', '/app/usage', '/app/billing', '/app/connectors', '/app/members', '/app/schedules', null]

const crowd = (cast: PlatformCast, random: RandomGenerator): SeededFeedback[] => {
  const members = cast.members.filter(({ user_id, org_id }) => !user_id.includes('fail_') && org_id !== orgId('empty'))
  return Array.from({ length: CROWD }, (_, n) => {
    const { user_id, org_id } = pick(random, members)
    const status = pick(random, ['open', 'open', 'triaged', 'in_progress', 'done', 'done', 'archived'] as const)
    const days = 0.1 + fraction(random) ** 2 * 60
    return {
      id: `fb_practice_r${base62(n + 1, 3)}`,
      category: pick(random, ['actionable', 'actionable', 'short_actionable', 'product_signal']),
      classification: null,
      severity: pick(random, ['low', 'low', 'medium', 'medium', 'medium', 'high']),
      status,
      text: pick(random, said),
      page: pick(random, pages),
      org_id,
      workspace_id: cast.workspaces.find((workspace) => workspace.org_id === org_id)?.id ?? null,
      user_id,
      ...standing(cast, random, status, days),
      burst_id: null,
    }
  })
}

const standing = (cast: PlatformCast, random: RandomGenerator, status: FeedbackStatus, days: number) => {
  const changed = status === 'open' ? null : cast.ago(days * fraction(random))
  return {
    assignee_id: status === 'open' ? null : platformUserId(pick(random, ['you', 'staff', 'staff'])),
    created_at: cast.ago(days),
    updated_at: changed,
    resolved_at: status === 'done' || status === 'archived' ? changed : null,
  }
}

/** How it came to stand where it stands, in steps of the workflow. */
const eventsOf = ({ id, status, assignee_id, created_at, updated_at }: SeededFeedback): Event[] => {
  if (updated_at === null) return []
  const ways: Partial<Record<FeedbackStatus, readonly FeedbackStatus[]>> = {
    triaged: ['open', 'triaged'],
    in_progress: ['open', 'triaged', 'in_progress'],
    done: ['open', 'triaged', 'in_progress', 'done'],
    archived: ['open', 'triaged', 'done', 'archived'],
  }
  const way = ways[status] ?? []
  const [begun, ended] = [Date.parse(created_at), Date.parse(updated_at)]
  return way.slice(1).map((to, n) => ({
    id: `${id}_e${n + 1}`,
    feedback_id: id,
    at: iso(Math.round((begun + ((ended - begun) * (n + 1)) / (way.length - 1)) / 1000) * 1000),
    by: assignee_id ?? platformUserId('staff'),
    what: 'moved',
    was: way[n] ?? null,
    became: to,
    note: null,
  }))
}
