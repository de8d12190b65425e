import { recipientsOf } from '@contract/marketplace/marketing-email-recipients'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 300, fresh: true })
})
afterEach(() => server.close())

const send = (body: unknown) => ask(server, 'POST', '/v1/admin/marketing-email', { body })
const mail = { subject: 'New skills', html_body: '<h1>Look</h1>' }
const sent = () => worldRows(folder, 'SELECT kind, recipients, subject, html_body FROM sent_mail')

describe('marketing-email.send', () => {
  test('answers with how many have opted in, and records what went out', async () => {
    const answer = await send(mail)
    const [row] = await worldRows(folder, 'SELECT count(*) AS n FROM users WHERE marketing_opt_in = 1')
    expect(answer.status).toBe(200)
    expect(recipientsOf(answer.json())).toEqual({ count: row?.n, field: 'recipients' })
    expect(Number(row?.n)).toBeGreaterThan(80)
    expect(Number(row?.n)).toBeLessThan(200)
    expect(await sent()).toEqual([{ kind: 'marketing', recipients: row?.n, ...mail }])
    expect(await worldRows(folder, 'SELECT action, target_id FROM audit_log')).toEqual([
      { action: 'send_marketing_email', target_id: 'New skills' },
    ])
  })

  test('sent twice it goes out twice: nothing there protects anybody', async () => {
    await send(mail)
    await send(mail)
    expect(await sent()).toHaveLength(2)
  })

  test('a million characters go through, more do not', async () => {
    expect((await send({ ...mail, html_body: `<p>${'é'.repeat(999_990)}</p>` })).status).toBe(200)
    expect((await send({ ...mail, html_body: 'x'.repeat(1_000_001) })).status).toBe(422)
    expect((await send({ ...mail, html_body: 'x'.repeat(8_100_000) })).status).toBe(413)
  })

  test.each([
    ['no subject', { html_body: 'x' }],
    ['an empty subject', { subject: ' ', html_body: 'x' }],
    ['a subject that would begin another header', { subject: 'Hello\r\nBcc: everyone', html_body: 'x' }],
    ['no body', { subject: 'x' }],
    ['an empty body', { subject: 'x', html_body: ' \n' }],
  ])('refuses %s with 422, and nothing is sent', async (_name, body) => {
    expect((await send(body)).status).toBe(422)
    expect(await sent()).toEqual([])
  })

  test('is provoked by its subject; a lost answer is sent, a cut one is not', async () => {
    expect((await send({ ...mail, subject: 'try fail_503' })).status).toBe(503)
    await expect(send({ ...mail, subject: 'try fail_cut' })).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await sent()).toEqual([])
    await expect(send({ ...mail, subject: 'try fail_lost' })).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await sent()).toHaveLength(1)
  })
})
