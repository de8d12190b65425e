import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { APP_ORIGIN, answerAppFile } from '../../src-main/app-files'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'
import { failureOf } from '../upstream/listening'
import { mail, moneyDesk, moneyServer } from '../writes/money-server'

const desks: OpenCore[] = []
const open = async (folder = newFolder()): Promise<OpenCore> => {
  const desk = await openCore({ folder })
  desks.push(desk)
  return desk
}
afterEach(async () => {
  for (const { core } of desks.splice(0)) await core.close()
})

describe('drafts over the bridge', () => {
  test('are kept over a restart, with their versions, in a file for this account alone', async () => {
    const first = await open()
    const draft_id = randomUUID()
    unwrap(await first.call('drafts.create', { draft_id, environment_id: 'e1', subject: 'New skills', html: '<h1>Ten</h1>' }))
    const saved = unwrap(
      await first.call('drafts.save', { draft_id, writer: randomUUID(), base: 1, subject: 'New skills', html: '<h1>Eleven</h1>' }),
    )
    expect(saved).toMatchObject({ copied: null, draft: { version: 2 } })
    unwrap(await first.call('drafts.rename', { draft_id, name: 'June' }))
    desks.splice(desks.indexOf(first), 1)
    await first.core.close()
    expect(statSync(join(first.folder, 'drafts.db')).mode & 0o777).toBe(0o600)

    const desk = await open(first.folder)
    expect(unwrap(await desk.call('drafts.list', { environment_id: 'e1' })).items).toMatchObject([
      { id: draft_id, name: 'June', version: 2 },
    ])
    expect(unwrap(await desk.call('drafts.get', { draft_id }))).toMatchObject({ html: '<h1>Eleven</h1>' })
    expect(unwrap(await desk.call('drafts.versions', { draft_id })).items).toHaveLength(2)
    expect(unwrap(await desk.call('drafts.version', { draft_id, version: 1 }))).toMatchObject({ html: '<h1>Ten</h1>' })
    const copy = randomUUID()
    unwrap(await desk.call('drafts.duplicate', { draft_id, new_draft_id: copy, kind: 'template', name: 'Monthly' }))
    unwrap(await desk.call('drafts.delete', { draft_id }))
    expect(unwrap(await desk.call('drafts.list', { environment_id: 'e1' })).items).toMatchObject([{ id: copy, kind: 'template' }])
    expect(unwrap(await desk.call('drafts.list', { environment_id: 'e1', deleted: true })).items).toMatchObject([{ id: draft_id }])
    unwrap(await desk.call('drafts.undelete', { draft_id }))
    expect(unwrap(await desk.call('drafts.list', { environment_id: 'e1' })).total).toBe(2)
  })

  test('one that is not there, and a file that is none, are failures with words', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'drafts.db'), 'this is no database, and it is long enough to be looked at as one'.repeat(40))
    const desk = await open(folder)
    expect(failureOf(await desk.call('drafts.list', { environment_id: 'e1' })).what).toMatch(/file of drafts is damaged/)
    const other = await open()
    const gone = await other.call('drafts.save', { draft_id: randomUUID(), writer: randomUUID(), base: 1, subject: '', html: '' })
    expect(failureOf(gone).what).toBe('This draft is no longer on this desk.')
  })
})

test('a preview is a page of its own policy, at an address nobody can guess', async () => {
  const desk = await open()
  const html = '<img src="https://pictures.example.com/a.png"><script>1</script>'
  const { address, remote } = unwrap(await desk.call('drafts.preview', { html }))
  expect(remote).toEqual([{ address: 'https://pictures.example.com/a.png', shown: false, why_not: null }])
  const page = await answerAppFile('/nowhere', { method: 'GET', url: `${APP_ORIGIN}${address}` })
  expect(page).toMatchObject({ status: 200, body: Buffer.from(html) })
  const policy = page.headers['Content-Security-Policy']?.split('; ')
  expect(policy).toEqual([
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${APP_ORIGIN}`,
    'sandbox',
  ])
  for (const other of [`/preview/${randomUUID()}`, '/preview/', '/preview/../preview'])
    expect((await answerAppFile('/nowhere', { method: 'GET', url: APP_ORIGIN + other })).status).toBe(404)
})

test('a text is written where the person says, or not at all', async () => {
  const desk = await open()
  expect(unwrap(await desk.call('exports.text', { text: 'x', file_name: 'a.eml' }))).toEqual({ saved: false, file: null })
  desk.says.file = join(desk.folder, 'a.eml')
  expect(unwrap(await desk.call('exports.text', { text: 'Subject: é\r\n', file_name: 'a.eml' }))).toEqual({
    saved: true,
    file: desk.says.file,
  })
  expect(readFileSync(desk.says.file, 'utf8')).toBe('Subject: é\r\n')
  desk.says.file = join(desk.folder, 'no-such-folder', 'a.eml')
  expect(failureOf(await desk.call('exports.text', { text: 'x', file_name: 'a.eml' })).not).toBe('No file was written.')
  expect(failureOf(await desk.call('exports.text', { text: 'x', file_name: 'a.sh' })).code).toBe('invalid_input')
})

describe('what is sent', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

  test('is kept exactly before it leaves, and found by the hash in the ledger', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    const html_body = '<p>Exactly this.\r\n\tÜ</p>'
    unwrap(await desk.call('marketing-email.send', { subject: 'One', html_body }, 'e1', { attempt: randomUUID(), typed: 'read back' }))
    expect(unwrap(await desk.call('ledger.document', { sha256: sha256(html_body) }))).toEqual({ text: html_body })
    expect(unwrap(await desk.call('ledger.document', { sha256: '0'.repeat(64) }))).toBeNull()
  })

  test('where it can’t be kept, it is not sent', async () => {
    const server = await moneyServer()
    const desk = await moneyDesk(server)
    writeFileSync(join(desk.folder, 'drafts.db'), 'no database'.repeat(400))
    expect(failureOf(await mail(desk, 'One'))).toMatchObject({ what: expect.stringMatching(/could not be kept/), happened: 'nothing' })
    expect(server.requests).toHaveLength(0)
  })
})
