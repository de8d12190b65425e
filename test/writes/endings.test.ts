import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, test } from 'vitest'
import { eventually, failureOf, faultDesk, newUser, sharedOracle, successOf } from '../faults/fault-desk'

afterAll(async () => (await sharedOracle()).close())

describe('how a write ends', () => {
  test('closing the app waits for the write under way and records its outcome', async () => {
    const desk = await faultDesk()
    const [target, attempt] = [newUser(), randomUUID()]
    await desk.oracle.plan(target, 'slower')
    const pressed = desk.promote(target, { attempt })
    await eventually(async () => (await desk.seen(target)).requests).toBe(1)
    await desk.core.close()
    await pressed.catch(() => undefined)
    await desk.restart()
    expect(await desk.state(attempt)).toBe('done')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('SECURITY 34: a defect while sending: nothing is sent again, and the write is unknown, not under way for ever', async () => {
    const desk = await faultDesk()
    const [target, attempt] = [newUser(), randomUUID()]
    desk.core.breakSending()
    expect(failureOf(await desk.promote(target, { attempt }))).toMatchObject({ code: 'internal', happened: 'unknown' })
    expect(await desk.state(attempt)).toBe('unknown')
    expect(await desk.recheck(attempt)).toBe('not_done')
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })

  test('the outcome cut off the file shows at the next start, though the write is unknown again and as many entries stand there', async () => {
    const desk = await faultDesk()
    const attempt = randomUUID()
    successOf(await desk.promote(newUser()))
    successOf(await desk.promote(newUser(), { attempt }))
    await desk.core.close()
    const db = new Database(join(desk.folder, 'ledger.db'))
    db.exec('DROP TRIGGER entries_not_deleted; DELETE FROM entries WHERE seq = 4;')
    db.exec(`UPDATE writes SET state = 'sending' WHERE attempt = '${attempt}'`)
    db.close()
    await desk.restart()
    expect(successOf(await desk.core.call('ledger.health', {})).trouble).toMatch(/last entry of the ledger, up to number 4, is gone/)
  })

  test('a head that could not be read at start is not overwritten: what it knows can still show a cut', async () => {
    const desk = await faultDesk()
    successOf(await desk.promote(newUser()))
    await desk.core.close()
    const secrets = join(desk.folder, 'keychain.json')
    const head = JSON.parse(readFileSync(secrets, 'utf8'))['ledger/head'] as string
    expect(JSON.parse(head).seq).toBe(2)
    await desk.restart({ keychain_locked: true })
    desk.core.lockKeychain(false)
    successOf(await desk.promote(newUser()))
    await desk.core.close()
    expect(JSON.parse(readFileSync(secrets, 'utf8'))['ledger/head']).toBe(head)
    await desk.restart()
    expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, entries: 4, tail_lost: 0 })
  })
})

describe('what the ledger’s file holds', () => {
  test('no e-mail address and no credential, whatever they come in', async () => {
    const canary = 'canary.person@example.org'
    const desk = await faultDesk({ name: `Staging of ${canary}`, subject: canary })
    const target = newUser()
    await desk.oracle.plan(target, 'e-mail', 'commit-reset')
    const attempt = randomUUID()
    failureOf(await desk.promote(target, { attempt }))
    failureOf(await desk.promote(target, { attempt }))
    const note = `Asked ${canary}, who used sk_live_canary0123456789`
    successOf(await desk.core.call('ledger.settle', { attempt, outcome: 'done', note }))
    successOf(await desk.promote('Canary.Other+x@example.org'))
    await desk.core.close()
    const bytes = ['ledger.db', 'ledger.db-wal'].map((name) => {
      try {
        return readFileSync(join(desk.folder, name), 'latin1')
      } catch {
        return ''
      }
    })
    const text = bytes.join('').toLowerCase()
    expect(text).toContain('asked [e-mail]')
    expect(text).not.toMatch(/canary\.|example\.org|sk_live|canary0123|eyj/)
  })
})
