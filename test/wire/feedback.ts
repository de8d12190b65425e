import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

/** Feedback that every practice world has. */
const EXPORT = 'fb_practice_export'
const DONE = 'fb_practice_done'
const NONE = 'fb_practice_none'
const BURST = 'burst_practice_sql-sweep'

const PAGE = 'platform-admin, Admin feedback and triage'
const ASSUMED = `${PAGE}. No path, field or error is documented: our published assumption.`
const WORKFLOW = `${PAGE}: "You can update workflow state from open to triaged, in_progress, done, then archive once resolved." ${ASSUMED}`
const BURSTS = `${PAGE}: "burst/duplicate group hints so repeated probes are triaged once". ${ASSUMED}`

const report = {
  id: EXPORT,
  category: 'actionable',
  classification: null,
  severity: 'critical',
  status: 'open',
  text: 'The usage export has been empty since this morning.',
  page: '/app/usage/export',
  org_id: 'org_practice_acorn',
  workspace_id: 'ws_practice_acorn_1',
  user_id: 'usr_practice_member',
  assignee_id: null,
  burst: null,
  created_at: '2026-01-15T09:30:00Z',
  updated_at: null,
  resolved_at: null,
}
const probe = {
  ...report,
  id: 'fb_practice_sql-sweep_3E',
  category: 'security_probe',
  classification: 'sql',
  text: "' OR '1'='1",
  page: '/app/feedback',
  burst: { id: BURST, count: 200, first_at: '2026-01-15T09:00:00Z', last_at: '2026-01-15T09:14:00Z' },
}
const moved = (id: string, from: string, to: string) => ({
  id,
  at: '2026-01-15T09:30:00Z',
  by: 'usr_practice_staff',
  what: 'moved',
  from,
  to,
  note: null,
})
const path = (id: string, rest = ''): string => `/api/v1/admin/feedback/${id}${rest}`
const missing = { status: 404, body: refused('record_not_found', 'There is no such feedback') }
const posted = (id: string, rest: string, body: unknown): Exchange['request'] => ({
  method: 'POST',
  path: path(id, rest),
  headers: asAdmin,
  body,
})

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const feedbackExchanges: Exchange[] = [
  {
    name: 'feedback, critical probes that are open, a burst as one item',
    source: `${PAGE}: "security view and classification groups (script, command, SQL, template, path, fuzz)". ${BURSTS}`,
    operation: 'feedback.list',
    input: { probes: true, status: 'open', classification: 'sql', severity: 'critical', burst_id: BURST, collapsed: true },
    request: {
      method: 'GET',
      path: '/api/v1/admin/feedback',
      query: {
        probes: 'true',
        status: 'open',
        classification: 'sql',
        severity: 'critical',
        burst_id: BURST,
        collapsed: 'true',
        page: '1',
        page_size: '100',
      },
      headers: asAdmin,
    },
    response: { status: 200, body: page(probe) },
    exact: ['total', 'items.0.classification', 'items.0.burst.id', 'items.0.burst.count'],
  },
  {
    name: 'feedback, unresolved reports of an org that nobody sees to',
    source: `${PAGE}: "signal quality categories (product_signal, short_actionable, actionable, security_probe)". ${ASSUMED}`,
    operation: 'feedback.list',
    input: {
      probes: false,
      unresolved: true,
      category: 'actionable,short_actionable',
      org_id: 'org_practice_acorn',
      assignee: 'none',
      search: 'EXPORT HAS BEEN',
      since: '2020-01-01T00:00:00Z',
    },
    request: {
      method: 'GET',
      path: '/api/v1/admin/feedback',
      query: {
        probes: 'false',
        unresolved: 'true',
        category: 'actionable,short_actionable',
        org_id: 'org_practice_acorn',
        assignee: 'none',
        search: 'EXPORT HAS BEEN',
        since: '2020-01-01T00:00:00Z',
        page: '1',
        page_size: '100',
      },
      headers: asAdmin,
    },
    response: { status: 200, body: page(report) },
    exact: ['total', 'items.0.id', 'items.0.severity', 'items.0.page'],
  },
  {
    name: 'one piece of feedback',
    source: ASSUMED,
    operation: 'feedback.get',
    input: { feedback_id: EXPORT },
    request: { method: 'GET', path: path(EXPORT), headers: asAdmin },
    response: { status: 200, body: report },
    exact: ['id', 'category', 'status', 'user_id'],
  },
  {
    name: 'one piece of feedback, that nobody has',
    source: ASSUMED,
    operation: 'feedback.get',
    input: { feedback_id: NONE },
    request: { method: 'GET', path: path(NONE), headers: asAdmin },
    response: missing,
    exact: [],
  },
  {
    name: 'what was done with a piece of feedback',
    source: ASSUMED,
    operation: 'feedback.history',
    input: { feedback_id: DONE },
    request: { method: 'GET', path: path(DONE, '/history'), query: { page: '1', page_size: '100' }, headers: asAdmin },
    response: {
      status: 200,
      body: {
        items: [moved('fbe_3', 'in_progress', 'done'), moved('fbe_2', 'triaged', 'in_progress'), moved('fbe_1', 'open', 'triaged')],
        total: 3,
        page: 1,
        page_size: 100,
      },
    },
    exact: ['items.0.what', 'items.0.from', 'items.0.to', 'items.2.from', 'total'],
  },
  {
    name: 'a burst',
    source: BURSTS,
    operation: 'feedback.burst',
    input: { burst_id: BURST },
    request: { method: 'GET', path: path('bursts', `/${BURST}`), headers: asAdmin },
    response: {
      status: 200,
      body: {
        id: BURST,
        count: 200,
        first_at: '2026-01-15T09:00:00Z',
        last_at: '2026-01-15T09:14:00Z',
        category: 'security_probe',
        classification: 'sql',
        severity: 'critical',
        texts: 16,
        senders: 1,
        by_status: { open: 200 },
      },
    },
    exact: ['count', 'classification', 'severity', 'texts', 'senders', 'by_status.open'],
  },
  {
    name: 'feedback moved on',
    source: WORKFLOW,
    operation: 'feedback.move',
    input: { feedback_id: EXPORT, status: 'triaged' },
    request: posted(EXPORT, '/status', { status: 'triaged' }),
    response: { status: 200, body: { ...report, status: 'triaged', updated_at: '2026-01-15T10:00:00Z' } },
    exact: ['id', 'status'],
  },
  {
    name: 'feedback archived before it is done',
    source: `${WORKFLOW} "archive once resolved".`,
    operation: 'feedback.move',
    input: { feedback_id: EXPORT, status: 'archived' },
    request: posted(EXPORT, '/status', { status: 'archived' }),
    response: {
      status: 409,
      body: {
        error: { code: 'conflict', message: 'It is open and can’t go to archived: only to triaged, in progress or done.' },
      },
    },
    exact: [],
  },
  {
    name: 'feedback assigned to whoever asks',
    source: ASSUMED,
    operation: 'feedback.assign',
    input: { feedback_id: EXPORT, assignee: 'me' },
    request: posted(EXPORT, '/assign', { assignee: 'me' }),
    response: { status: 200, body: { ...report, assignee_id: 'usr_practice_you' } },
    exact: ['assignee_id'],
  },
  {
    name: 'feedback assigned to nobody',
    source: ASSUMED,
    operation: 'feedback.assign',
    input: { feedback_id: 'fb_practice_mine', assignee: null },
    request: posted('fb_practice_mine', '/assign', { assignee: null }),
    response: { status: 200, body: { ...report, id: 'fb_practice_mine', assignee_id: null } },
    exact: ['id', 'assignee_id'],
  },
  {
    name: 'a note on feedback',
    source: ASSUMED,
    operation: 'feedback.note',
    input: { feedback_id: EXPORT, note: 'Asked the usage team.' },
    request: posted(EXPORT, '/notes', { note: 'Asked the usage team.' }),
    response: { status: 200, body: report },
    exact: ['id'],
  },
  {
    name: 'one verdict on a burst',
    source: BURSTS,
    operation: 'feedback.move-burst',
    input: { burst_id: BURST, status: 'done' },
    request: posted('bursts', `/${BURST}/status`, { status: 'done' }),
    response: { status: 200, body: { burst_id: BURST, status: 'done', changed: 200, left: 0 } },
    exact: ['burst_id', 'status', 'changed', 'left'],
  },
  {
    name: 'a verdict that no item of a burst can take',
    source: `${WORKFLOW} ${BURSTS}`,
    operation: 'feedback.move-burst',
    input: { burst_id: BURST, status: 'archived' },
    request: posted('bursts', `/${BURST}/status`, { status: 'archived' }),
    response: { status: 409, body: refused('conflict', 'No item of this burst can go to archived') },
    exact: [],
  },
]
