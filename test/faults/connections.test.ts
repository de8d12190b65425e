import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { closeShared, failureOf, faultDesk, newUser, sharedDesk, successOf } from './fault-desk'

afterAll(closeShared)

test('fault 7: kept-alive sockets die: the next write is one request', async () => {
  const desk = await sharedDesk()
  for (let round = 0; round < 5; round++) {
    const target = newUser()
    successOf(await desk.core.call('users.list', { offset: 0, limit: 100 }))
    expect(desk.proxy.killSockets()).toBeGreaterThan(0)
    successOf(await desk.promote(target))
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  }
})

test('fault 7: the socket dies while the server is at it: one request', async () => {
  const desk = await sharedDesk()
  const [target, attempt] = [newUser(), randomUUID()]
  await desk.oracle.plan(target, 'commit-then-hold')
  const held = desk.oracle.holds()
  const pressed = desk.promote(target, { attempt })
  await held
  desk.proxy.killSockets()
  expect(failureOf(await pressed).happened).toBe('unknown')
  await pause(500)
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
})

test('fault 9: a double click and a replayed call: one request, one answer for all', async () => {
  const desk = await sharedDesk()
  const [target, attempt] = [newUser(), randomUUID()]
  await desk.oracle.plan(target, 'slow')
  const call = { id: randomUUID(), operation: 'admins.promote', environment: 'e1', input: { user_id: target }, attempt, typed: 'read back' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => desk.core.replay(call)))
  for (const answer of answers) expect(successOf(answer)).toMatchObject({ status: 'promoted' })
  expect(successOf(await desk.core.replay(call))).toMatchObject({ status: 'promoted' })
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
})

test('fault 9: two windows, a form each: one request; the other is told that one is under way', async () => {
  const desk = await sharedDesk()
  const target = newUser()
  await desk.oracle.plan(target, 'slow')
  const answers = await Promise.all([desk.promote(target), desk.promote(target), desk.promote(target)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers)
    if (!answer.ok) expect(answer.failure).toMatchObject({ code: 'blocked', what: 'A write on this is under way.' })
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
})

test('fault 10: two operators on two machines: one request; the other sees that it is done', async () => {
  const [one, two] = [await sharedDesk(), await faultDesk()]
  const target = newUser()
  const seen = successOf(await two.core.call('users.get', { user_id: target }))
  successOf(await one.promote(target))
  const late = failureOf(await two.promote(target, { seen }))
  expect(late).toMatchObject({ code: 'moved', fields: { is_admin: 'false → true' } })
  expect(failureOf(await two.promote(target)).what).toBe('Already an admin.')
  expect(await one.seen(target)).toEqual({ requests: 1, commits: 1 })
})

test('fault 20: offline, then online: nothing was sent, and nothing fires by itself', async () => {
  const desk = await sharedDesk()
  const [target, attempt] = [newUser(), randomUUID()]
  await desk.proxy.offline()
  expect(failureOf(await desk.promote(target, { attempt }))).toMatchObject({ code: 'unreachable', happened: 'nothing' })
  await desk.proxy.online()
  await pause(1000)
  expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  expect(await desk.unknown()).not.toContain(attempt)
  successOf(await desk.promote(target, { attempt }))
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
})

test('fault 20: offline while a write is under way: unknown, and nothing fires by itself', async () => {
  const desk = await sharedDesk()
  const [target, attempt] = [newUser(), randomUUID()]
  await desk.oracle.plan(target, 'hold')
  const held = desk.oracle.holds()
  const pressed = desk.promote(target, { attempt })
  await held
  await desk.proxy.offline()
  expect(failureOf(await pressed).happened).toBe('unknown')
  await desk.proxy.online()
  await pause(500)
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 0 })
  expect(await desk.recheck(attempt)).toBe('not_done')
})
