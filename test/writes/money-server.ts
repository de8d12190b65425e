import { randomUUID } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { CoreOptions } from '../../src-main/core'
import { deskFolder, TOKEN } from '../faults/desk-folder'
import { type OpenCore, openCore, unwrap } from '../open-core'
import { json, listening } from '../upstream/listening'

type Behaviour = 'ok' | 'commit-reset' | 'reset' | 'hang' | '500-commit' | '503' | 'slow' | 'html-commit' | 'no-id' | 'hold'

interface Done {
  path: string
  key: string
  body: Record<string, unknown>
}

/**
 * A stand-in for the two writes that can't be taken back. It permits duplicates and looks at no Idempotency-Key: its own
 * protection would hide ours. `plan` is what the next requests meet, in order; then all is well.
 */
export const moneyServer = async () => {
  const requests: Done[] = []
  const commits: Done[] = []
  const plan: Behaviour[] = []
  const held: (() => void)[] = []
  let amount_cents = 999
  const done = (response: ServerResponse, path: string): void => {
    const mail = path.endsWith('marketing-email')
    json(response, 200, mail ? { result: { sent: 12 } } : { refund_id: `re_${commits.length}`, status: 'succeeded', amount_cents })
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      const one = { path, key: String(request.headers['idempotency-key']), body: JSON.parse(Buffer.concat(chunks).toString() || '{}') }
      requests.push(one)
      const behaviour = plan.shift() ?? 'ok'
      if (/commit|ok|slow|no-id|hold/.test(behaviour)) commits.push(one)
      switch (behaviour) {
        case 'commit-reset':
        case 'reset':
          return request.socket.resetAndDestroy()
        case 'hang':
          return
        case '500-commit':
          return json(response, 500, { detail: 'Internal Server Error' })
        case '503':
          return json(response, 503, { detail: 'Stripe is unavailable' })
        case 'html-commit':
          return json(response, 200, '<!doctype html><p>Welcome', { 'content-type': 'text/html' })
        case 'no-id':
          return json(response, 200, { status: 'succeeded' })
        case 'slow':
          return void setTimeout(() => done(response, path), 200)
        case 'hold':
          return void held.push(() => done(response, path))
        default:
          return done(response, path)
      }
    })
  })
  await listening(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const of = (list: Done[], purchase: string): number => list.filter(({ path }) => path.endsWith(`/${purchase}`)).length
  return {
    port,
    requests,
    commits,
    plan: (...behaviours: Behaviour[]) => void plan.push(...behaviours),
    /** What the next refunds come to. */
    amount: (cents: number) => {
      amount_cents = cents
    },
    letGo: () => {
      for (const answer of held.splice(0)) answer()
    },
    /** How often this purchase was asked to be refunded, and how often it was. */
    seen: (purchase: string) => ({ requests: of(requests, purchase), commits: of(commits, purchase) }),
  }
}

type Server = Awaited<ReturnType<typeof moneyServer>>
type Desk = Partial<CoreOptions> & { kind?: 'staging' | 'production'; name?: string; subject?: string; folder?: string }

/** A desk at that server, with a token. Closed at the end of the test. */
export const moneyDesk = async (server: Pick<Server, 'port'>, options: Desk = {}): Promise<OpenCore> => {
  const { kind = 'staging', name = 'Staging', subject = 'user_me', folder, settings, ...rest } = options
  const desk = await openCore({
    folder: folder ?? deskFolder(server.port, { kind, name }),
    settings: { grace_seconds: 0, mail_grace_seconds: 0, ...settings },
    stillWorking: 0,
    ...rest,
  })
  onTestFinished(desk.core.close)
  const token = subject === 'user_me' ? TOKEN : tokenOf(subject)
  unwrap(await desk.call('environments.set_token', { environment_id: 'e1', service: 'marketplace', token }))
  return desk
}

const tokenOf = (sub: string): string =>
  [{ alg: 'none' }, { sub, exp: 4_000_000_000 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
    .concat('.x')

/** Presses a refund as a form does, every time a new one. */
export const refund = (desk: OpenCore, purchase_id: string, more: Parameters<OpenCore['call']>[3] & { reason?: string } = {}) => {
  const { reason = 'Asked for it.', ...rest } = more
  return desk.call('refunds.issue', { purchase_id, reason }, 'e1', { attempt: randomUUID(), typed: 'read back', ...rest })
}
/** The same for a marketing e-mail. */
export const mail = (desk: OpenCore, subject: string, more: Parameters<OpenCore['call']>[3] = {}) =>
  desk.call('marketing-email.send', { subject, html_body: '<p>Canary-of-a-body</p>' }, 'e1', {
    attempt: randomUUID(),
    typed: 'read back',
    ...more,
  })
