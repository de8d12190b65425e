import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { eventually, failureOf, faultDesk, newUser, sharedOracle, successOf } from './fault-desk'

afterAll(async () => (await sharedOracle()).close())

const list = { offset: 0, limit: 100 }

describe('fault 22: a full disk', () => {
  const disk = mkdtempSync(join(tmpdir(), 'opsdesk-disk-'))
  let why_not: string | null = null

  beforeAll(() => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'pipe' })
    } catch (error) {
      why_not = `no small disk could be mounted, which needs root: ${String((error as Error).message).split('\n')[0]}`
    }
  })
  afterAll(() => {
    if (why_not === null) execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  /** Writes until not a byte more goes on the disk. */
  const fill = (): void => {
    for (const size of [65_536, 4096, 512, 1]) {
      try {
        for (;;) appendFileSync(join(disk, 'ballast'), Buffer.alloc(size))
      } catch {
        // Full, for pieces of this size.
      }
    }
  }
  const free = (): void => rmSync(join(disk, 'ballast'), { force: true })
  afterEach(free)

  test('a write is refused before the network and the app says why; reading works; with room it goes on', async ({ skip }) => {
    if (why_not) skip(why_not)
    const folder = join(disk, 'one')
    mkdirSync(folder)
    const desk = await faultDesk({ folder })
    const [first, target, attempt] = [newUser(), newUser(), randomUUID()]
    successOf(await desk.promote(first))
    const lost = randomUUID()
    const other = newUser()
    await desk.oracle.plan(other, 'commit-reset')
    failureOf(await desk.promote(other, { attempt: lost }))
    fill()
    expect(failureOf(await desk.promote(target, { attempt }))).toMatchObject({
      code: 'ledger',
      happened: 'nothing',
      what: 'The ledger can’t be written: The disk is full.',
    })
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
    expect(successOf(await desk.core.call('ledger.health', {}))).toMatchObject({ writable: false, trouble: 'The disk is full.' })
    expect(successOf(await desk.core.call('users.list', list)).items.length).toBeGreaterThan(0)
    // Neither a person's word nor a job can be recorded now, and both are told so.
    expect(failureOf(await desk.core.call('ledger.settle', { attempt: lost, outcome: 'done', note: 'Looked.' })).code).toBe('ledger')
    const job = { job_id: randomUUID(), operation: 'admins.promote', inputs: [{ user_id: target }], typed: 'read back' }
    expect(failureOf(await desk.core.call('jobs.create', job)).code).toBe('ledger')
    expect(successOf(await desk.core.call('ledger.list', {})).items.map(({ state }) => state)).toEqual(['unknown', 'done'])
    free()
    await desk.core.close()
    await desk.restart()
    successOf(await desk.promote(target, { attempt }))
    expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, entries: 6, tail_lost: 0 })
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('full while writes are under way: their answers are told, kept, and written when there is room', async ({ skip }) => {
    if (why_not) skip(why_not)
    const folder = join(disk, 'two')
    mkdirSync(folder)
    const desk = await faultDesk({ folder })
    const targets = [newUser(), newUser(), newUser()]
    const attempts = targets.map(() => randomUUID())
    for (const target of targets) await desk.oracle.plan(target, 'slower')
    const pressed = targets.map((target, n) => desk.promote(target, { attempt: attempts[n] }))
    for (const target of targets) await eventually(async () => (await desk.seen(target)).requests).toBe(1)
    fill()
    for (const answer of await Promise.all(pressed)) expect(successOf(answer)).toMatchObject({ status: 'promoted' })
    expect(successOf(await desk.core.call('ledger.health', {}))).toMatchObject({ writable: false, trouble: 'The disk is full.' })
    expect(failureOf(await desk.promote(newUser())).code).toBe('ledger')
    free()
    successOf(await desk.promote(newUser()))
    expect(successOf(await desk.core.call('ledger.health', {}))).toMatchObject({ writable: true, trouble: null, unknown: 0 })
    for (const attempt of attempts) expect(await desk.state(attempt)).toBe('done')
    for (const target of targets) expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })
})

describe('fault 22: a ledger that can’t be opened', () => {
  test.each([
    ['a folder stands in its place', (file: string) => void mkdirSync(file)],
    ['it is no database', (file: string) => writeFileSync(file, 'This is not a ledger. '.repeat(500))],
  ])('%s: writes are refused before the network, reading works, and nothing is overwritten', async (_, spoil) => {
    const desk = await faultDesk()
    await desk.core.close()
    const file = join(desk.folder, 'ledger.db')
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    spoil(file)
    await desk.restart()
    const target = newUser()
    expect(failureOf(await desk.promote(target))).toMatchObject({ code: 'ledger', happened: 'nothing' })
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
    expect(successOf(await desk.core.call('users.list', list)).items.length).toBeGreaterThan(0)
    expect(successOf(await desk.core.call('ledger.health', {}))).toMatchObject({
      writable: false,
      trouble: expect.stringMatching(/damaged|can’t be opened/),
    })
    if (spoil.toString().includes('writeFile')) expect(readFileSync(file, 'utf8')).toMatch(/^This is not a ledger/)
  })
})
