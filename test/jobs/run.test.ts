import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { Died } from '../faults/core-process'
import { closeShared, eventually, failureOf, faultDesk, newUser, sharedDesk, successOf } from '../faults/fault-desk'
import { faultJob } from './fault-job'

afterAll(closeShared)

const once = (count: number): number[] => Array.from({ length: count }, () => 1)

describe('before a job', () => {
  test('the preview says which can be done, which not and why, and changes nothing', async () => {
    const desk = await sharedDesk()
    const [one, two] = [newUser(), newUser()]
    successOf(await desk.promote(two))
    const before = (await desk.oracle.truth()).requests.length
    const inputs = [one, two, 'user_nobody', one].map((user_id) => ({ user_id }))
    const { items } = successOf(await desk.core.call('jobs.preview', { operation: 'admins.promote', inputs }))
    expect(items.map(({ why_not }) => why_not)).toEqual([
      null,
      'Already an admin.',
      'Not found in this environment.',
      'The same as line 1.',
    ])
    expect(items[0]?.record).toMatchObject({ id: one, is_admin: false })
    expect((await desk.oracle.truth()).requests.length).toBe(before)
  })

  test('oneself is left out of a demotion; an input that does not fit is named by its line', async () => {
    const desk = await sharedDesk()
    const ask = (user_ids: string[]) =>
      desk.core.call('jobs.preview', { operation: 'admins.demote', inputs: user_ids.map((user_id) => ({ user_id })) })
    expect(successOf(await ask(['user_me', 'user_root'])).items.map(({ why_not }) => why_not)).toEqual([
      expect.stringMatching(/can’t remove yourself/),
      null,
    ])
    expect(failureOf(await ask(['user_root', 'two words'])).what).toMatch(/^Line 2: /)
  })

  test('SECURITY 24: without the confirmation no job is made', async () => {
    const job = await faultJob(2)
    expect(failureOf(await job.create({ typed: 'something else' })).code).toBe('refused_here')
    expect(await job.job()).toBeNull()
  })

  test('a double click makes one job, and both are told of it', async () => {
    const job = await faultJob(3)
    const made = await Promise.all([job.create(), job.create(), job.create()])
    for (const each of made) expect(successOf(each)).toMatchObject({ id: job.job_id, total: 3 })
    expect(await job.over()).toMatchObject({ state: 'ended', done: 3 })
    expect(await job.commits()).toEqual(once(3))
  })
})

describe('a job', () => {
  test('does each item once, leaves out what can’t be done, and says so', async () => {
    const job = await faultJob(4)
    successOf(await job.promote(job.targets[1] ?? ''))
    successOf(await job.create({ targets: [...job.targets, job.targets[0] ?? '', 'user_nobody'] }))
    expect(await job.over()).toMatchObject({ state: 'ended', total: 6, done: 3, refused: 3, unknown: 0, waiting: 0 })
    expect((await job.items()).map(({ state, words }) => [state, words])).toEqual([
      ['done', null],
      ['left_out', 'Already an admin.'],
      ['done', null],
      ['done', null],
      ['left_out', 'The same as line 1.'],
      ['left_out', 'Not found in this environment.'],
    ])
    expect(await job.commits()).toEqual(once(4))
  })

  test('pauses after the item under way, resumes, and is cancelled; nothing is sent while it rests', async () => {
    const job = await faultJob(30)
    for (const target of job.targets) await job.oracle.plan(target, 'slow')
    successOf(await job.create())
    await eventually(async () => (await job.job())?.done).toBeGreaterThan(1)
    expect(successOf(await job.core.call('jobs.pause', { job_id: job.job_id }))).toMatchObject({ state: 'paused' })
    const rested = await job.commits()
    await pause(600)
    expect(await job.commits()).toEqual(rested)
    expect(successOf(await job.core.call('jobs.resume', { job_id: job.job_id }))).toMatchObject({ state: 'running' })
    await eventually(async () => (await job.commits()).filter(Boolean).length).toBeGreaterThan(rested.filter(Boolean).length)
    expect(successOf(await job.core.call('jobs.cancel', { job_id: job.job_id }))).toMatchObject({ state: 'cancelled' })
    const left = await job.commits()
    await pause(600)
    expect(await job.commits()).toEqual(left)
    expect(Math.max(...left)).toBe(1)
    expect(left).toContain(0)
  })

  test.each(['401', '403'] as const)('fault 17: %s in the middle: stops, its item still to do; resumes without repeats', async (answer) => {
    const job = await faultJob(5, { 2: [answer] })
    successOf(await job.create())
    const stopped = await job.over()
    expect(stopped).toMatchObject({ state: 'stopped', done: 2, waiting: 3, reason: expect.stringContaining(answer) })
    successOf(await job.core.call('jobs.resume', { job_id: job.job_id }))
    expect(await job.over()).toMatchObject({ state: 'ended', done: 5, refused: 0 })
    expect(await job.commits()).toEqual(once(5))
  })

  test('three answers in a row that are the server’s own trouble stop it; what is unknown is reconciled, the rest resumed', async () => {
    const job = await faultJob(6, { 1: ['500-commit'], 2: ['500'], 3: ['commit-reset'] })
    successOf(await job.create())
    expect(await job.over()).toMatchObject({
      state: 'stopped',
      done: 1,
      unknown: 3,
      waiting: 2,
      reason: expect.stringMatching(/^Three in a row/),
    })
    const unknown = (await job.items()).filter(({ state }) => state === 'unknown')
    const settled = []
    for (const { attempt } of unknown) settled.push(await job.recheck(attempt))
    expect(settled).toEqual(['done', 'not_done', 'done'])
    successOf(await job.core.call('jobs.resume', { job_id: job.job_id }))
    expect(await job.over()).toMatchObject({ state: 'ended', done: 5, refused: 1 })
    expect(await job.commits()).toEqual([1, 1, 0, 1, 1, 1])
  })

  test('offline: three tries at the same item, then it stops; online it goes on', async () => {
    const job = await faultJob(4)
    for (const target of job.targets) await job.oracle.plan(target, 'slow')
    successOf(await job.create())
    await eventually(async () => (await job.job())?.done).toBe(1)
    await job.proxy.offline()
    expect((await job.over()).state).toBe('stopped')
    await job.proxy.online()
    for (const attempt of await job.unknown()) await job.recheck(attempt)
    successOf(await job.core.call('jobs.resume', { job_id: job.job_id }))
    expect((await job.over()).state).toBe('ended')
    expect(Math.max(...(await job.commits()))).toBe(1)
  })

  test('a retry is of the failures alone, with attempts of their own', async () => {
    const job = await faultJob(5, { 1: ['409'], 3: ['409'] })
    successOf(await job.create())
    expect(await job.over()).toMatchObject({ state: 'ended', done: 3, refused: 2 })
    const new_job_id = randomUUID()
    // Control 24: a replayed call that carries nothing a person said starts nothing.
    expect(await job.core.call('jobs.retry', { job_id: job.job_id, new_job_id })).toMatchObject({
      ok: false,
      failure: { code: 'refused_here' },
    })
    successOf(await job.core.call('jobs.retry', { job_id: job.job_id, new_job_id, typed: 'read back' }))
    expect(await job.over(new_job_id)).toMatchObject({ state: 'ended', total: 2, done: 2, retries: job.job_id })
    expect(await job.commits()).toEqual(once(5))
  })

  test('fault 10: a retry leaves out what somebody else has done since', async () => {
    const job = await faultJob(3, { 1: ['409'] })
    successOf(await job.create())
    await job.over()
    const other = await faultDesk()
    successOf(await other.promote(job.targets[1] ?? ''))
    const new_job_id = randomUUID()
    successOf(await job.core.call('jobs.retry', { job_id: job.job_id, new_job_id, typed: 'read back' }))
    expect(await job.over(new_job_id)).toMatchObject({ state: 'ended', done: 0, refused: 1 })
    expect(await job.commits()).toEqual(once(3))
  })
})

test('the list of jobs stands after a restart, newest first, with what came of each', async () => {
  const job = await faultJob(3, {}, faultDesk)
  const later = randomUUID()
  successOf(await job.create({ targets: job.targets.slice(0, 1) }))
  await job.over()
  successOf(await job.create({ job_id: later, targets: job.targets }))
  await job.over(later)
  await job.core.close()
  await job.restart()
  const { items, total } = successOf(await job.core.call('jobs.list', { environment: 'e1' }))
  expect(total).toBe(2)
  expect(items.map(({ id, state, done, refused }) => [id, state, done, refused])).toEqual([
    [later, 'ended', 2, 1],
    [job.job_id, 'ended', 1, 0],
  ])
  expect(successOf(await job.core.call('jobs.list', { environment: 'another' })).items).toEqual([])
  const ended = successOf(await job.core.call('jobs.list', { environment: 'e1', states: ['ended'], limit: 1 }))
  expect([ended.total, ended.end, ended.items[0]?.id]).toEqual([2, false, later])
  expect(successOf(await job.core.call('jobs.list', { states: ['running', 'stopped'] })).total).toBe(0)
})

test('fault 18: a job that rested leaves out, when it goes on, what somebody else has done since', async () => {
  const job = await faultJob(4, { 1: ['401'] })
  successOf(await job.create())
  await job.over()
  const other = await faultDesk()
  successOf(await other.promote(job.targets[2] ?? ''))
  successOf(await job.core.call('jobs.resume', { job_id: job.job_id }))
  expect(await job.over()).toMatchObject({ state: 'ended', done: 3, refused: 1 })
  expect((await job.items())[2]).toMatchObject({ state: 'left_out', words: 'Already an admin.' })
  expect(await job.commits()).toEqual(once(4))
})

describe('killed', () => {
  test.each([
    ['between items', 1],
    ['between items', 4],
    ['after intend', 3],
    ['before sending', 3],
    ['after the answer', 5],
    ['after outcome', 2],
  ] as const)('fault 16: %s, item %i: paused after the restart; each item once when all is done', async (point, nth) => {
    const job = await faultJob(7, {}, faultDesk)
    job.core.arm(point, nth)
    await job.create().catch((error: unknown) => expect(error).toBeInstanceOf(Died))
    expect(await job.core.ended).toBe('SIGKILL')
    await job.restart()
    await pause(300)
    const rested = await job.job()
    expect(rested).toMatchObject({ state: 'paused', reason: 'Opsdesk was closed while this ran.' })
    successOf(await job.core.call('jobs.resume', { job_id: job.job_id }))
    expect((await job.over()).state).toBe('ended')
    for (const attempt of await job.unknown()) await job.recheck(attempt)
    const failed = (await job.items()).some(({ state }) => state === 'settled_not_done')
    if (failed) {
      const new_job_id = randomUUID()
      successOf(await job.core.call('jobs.retry', { job_id: job.job_id, new_job_id, typed: 'read back' }))
      expect(await job.over(new_job_id)).toMatchObject({ state: 'ended', done: 1 })
    }
    expect(await job.commits()).toEqual(once(7))
    expect(successOf(await job.core.call('ledger.verify', {}))).toMatchObject({ whole: true, tail_lost: 0 })
  })
})
