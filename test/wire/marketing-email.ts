import type { Exchange } from './exchanges'

const asAdmin = { authorization: 'Bearer <admin-token>', 'content-type': 'application/json' }
const MAIL = 'Marketing Email'
const body = {
  subject: 'New skills available on AgentPowers',
  html_body: '<h1>Check out our latest skills</h1><p>We have added 10 new skills this week.</p>',
}

/** Written by hand from agentpowers-admin: see exchanges.ts. */
export const marketingEmailExchanges: Exchange[] = [
  {
    name: 'send a marketing e-mail',
    source: `${MAIL}: "Returns the result from the email service, including the number of recipients". The fields are practice's.`,
    operation: 'marketing-email.send',
    input: body,
    request: { method: 'POST', path: '/v1/admin/marketing-email', headers: asAdmin, body },
    response: { status: 200, body: { id: 'mail_xxxxx', status: 'sent', recipients: 185 } },
    exact: ['status'],
  },
  {
    name: 'send a marketing e-mail, signed in but not an admin',
    source: 'Overview: "Access requires the is_admin flag". The status is ours.',
    operation: 'marketing-email.send',
    input: body,
    request: {
      method: 'POST',
      path: '/v1/admin/marketing-email',
      headers: { ...asAdmin, authorization: 'Bearer <member-token>' },
      body,
    },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
]
