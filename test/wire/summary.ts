import type { Exchange } from './exchanges'

const SUMMARY = 'agentbot-summary, Get admin summary / Response'
const signedIn = { cookie: 'agentbot_session=<admin-token>' }

/** Written by hand from agentbot-summary: see exchanges.ts. The cookie's name is practice's; the document has none. */
export const summaryExchanges: Exchange[] = [
  {
    name: 'summary, every documented field',
    source: SUMMARY,
    operation: 'summary.get',
    input: {},
    request: { method: 'GET', path: '/api/admin/summary', headers: signedIn },
    response: {
      status: 200,
      body: {
        serviceHealth: [
          { name: 'Agentbot API', status: 'ok', detail: 'ok' },
          { name: 'Tempo Soul', status: 'ok', detail: 'ok' },
          { name: 'x402 Gateway', status: 'degraded', detail: 'HTTP 502' },
        ],
        trial: {
          active: 12,
          expiringSoon: [{ id: 'user_abc123', email: 'user@example.com', endsAt: '2026-04-04T00:00:00.000Z', daysLeft: 2 }],
        },
        agents: {
          totals: { running: 8, stopped: 3, error: 1, provisioning: 0 },
          recentErrors: [
            { id: 'agent_xyz', name: 'my-agent', userId: 'user_abc123', updatedAt: '2026-04-02T12:00:00.000Z', status: 'error' },
          ],
        },
        timestamp: '2026-04-02T12:00:00.000Z',
      },
    },
    exact: ['serviceHealth.0.name', 'serviceHealth.0.status', 'serviceHealth.0.detail', 'agents.recentErrors.0.status'],
  },
  ...(
    [
      ['the session has ended', 'agentbot_session=<expired-token>'],
      ['signed in, but not in ADMIN_EMAILS', 'agentbot_session=<member-token>'],
      ['a cookie of another name', 'other_session=<admin-token>'],
      ['a cookie that means nothing', 'agentbot_session=nonsense'],
    ] as const
  ).map(
    ([name, cookie]): Exchange => ({
      name: `summary, ${name}`,
      source: 'agentbot-summary, Errors: "403: Unauthorized — user is not authenticated or is not an admin". The body is practice’s.',
      operation: 'summary.get',
      input: {},
      request: { method: 'GET', path: '/api/admin/summary', headers: { cookie } },
      response: { status: 403, body: { error: 'Unauthorized' } },
      exact: [],
    }),
  ),
]
