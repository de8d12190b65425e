import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

/** Notifications that every practice world has. */
const NIGHTLY = 'ntf_practice_nightly'

const ASSUMED =
  'platform-admin, Admin feedback and triage: "Notifications mode — monitor platform-level alerts (schedule completion/failures, message events, usage events)". No path, field or error is documented: our published assumption.'

const nightly = {
  id: NIGHTLY,
  kind: 'schedule',
  event: 'schedule_failed',
  severity: 'critical',
  title: 'Nightly report failed',
  body: 'TimeoutError: the agent did not answer within 300 s',
  org_id: 'org_practice_acorn',
  org_name: 'Acorn Analytics',
  agent_id: null,
  about_id: 'sch_practice_nightly',
  created_at: '2026-01-15T09:30:00Z',
  acknowledged_at: null,
  acknowledged_by: null,
}
const path = (id: string, rest = ''): string => `/api/v1/admin/notifications/${id}${rest}`

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const notificationsExchanges: Exchange[] = [
  {
    name: 'notifications, failed schedules of an org that nobody acknowledged',
    source: ASSUMED,
    operation: 'notifications.list',
    input: {
      kind: 'schedule',
      event: 'schedule_failed',
      failures: true,
      acknowledged: false,
      severity: 'critical',
      org_id: 'org_practice_acorn',
      search: 'practice_nightly',
      since: '2020-01-01T00:00:00Z',
      until: '2099-01-01T00:00:00Z',
    },
    request: {
      method: 'GET',
      path: '/api/v1/admin/notifications',
      query: {
        kind: 'schedule',
        event: 'schedule_failed',
        failures: 'true',
        acknowledged: 'false',
        severity: 'critical',
        org_id: 'org_practice_acorn',
        search: 'practice_nightly',
        since: '2020-01-01T00:00:00Z',
        until: '2099-01-01T00:00:00Z',
        page: '1',
        page_size: '100',
      },
      headers: asAdmin,
    },
    response: { status: 200, body: page(nightly) },
    exact: ['total', 'items.0.id', 'items.0.event', 'items.0.severity', 'items.0.acknowledged_at'],
  },
  {
    name: 'one notification',
    source: ASSUMED,
    operation: 'notifications.get',
    input: { notification_id: NIGHTLY },
    request: { method: 'GET', path: path(NIGHTLY), headers: asAdmin },
    response: { status: 200, body: nightly },
    exact: ['id', 'kind', 'title', 'about_id'],
  },
  {
    name: 'one notification, that nobody has',
    source: ASSUMED,
    operation: 'notifications.get',
    input: { notification_id: 'ntf_practice_none' },
    request: { method: 'GET', path: path('ntf_practice_none'), headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such notification') },
    exact: [],
  },
  {
    name: 'a notification acknowledged',
    source: ASSUMED,
    operation: 'notifications.acknowledge',
    input: { notification_id: NIGHTLY },
    request: { method: 'POST', path: path(NIGHTLY, '/acknowledge'), headers: asAdmin },
    response: { status: 200, body: { ...nightly, acknowledged_at: '2026-01-15T10:00:00Z', acknowledged_by: 'usr_practice_you' } },
    exact: ['id', 'acknowledged_by'],
  },
]
