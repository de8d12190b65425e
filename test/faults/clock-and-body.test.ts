import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { failureOf, faultDesk, newUser, sharedOracle, successOf } from './fault-desk'

afterAll(async () => (await sharedOracle()).close())

const HOUR = 3_600_000

test('fault 13: a form that was refused more than a day ago is never sent again, even after a restart', async () => {
  const desk = await faultDesk()
  const [target, attempt] = [newUser(), randomUUID()]
  await desk.oracle.plan(target, '409')
  failureOf(await desk.promote(target, { attempt }))
  desk.core.clock(25 * HOUR)
  expect(failureOf(await desk.promote(target, { attempt })).what).toBe('This form is more than a day old.')
  await desk.core.close()
  await desk.restart()
  desk.core.clock(25 * HOUR)
  expect(failureOf(await desk.promote(target, { attempt })).what).toBe('This form is more than a day old.')
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 0 })
  successOf(await desk.promote(target))
})

test('fault 14: the same attempt with another body, operation or environment is refused here', async () => {
  const desk = await faultDesk()
  const [target, other, attempt] = [newUser(), newUser(), randomUUID()]
  successOf(await desk.promote(target, { attempt }))
  expect(failureOf(await desk.promote(other, { attempt })).what).toMatch(/already sent with other contents/)
  expect(failureOf(await desk.demote(target, { attempt })).what).toMatch(/already sent with other contents/)
  const copy = successOf(await desk.core.call('environments.duplicate', { environment_id: 'e1' }))
  expect(failureOf(await desk.promote(target, { attempt, environment: copy.id })).what).toMatch(/already sent with other contents/)
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  expect(await desk.seen(other)).toEqual({ requests: 0, commits: 0 })
})

test('fault 14: the same attempt with another body while the first is under way is refused here', async () => {
  const desk = await faultDesk()
  const [target, other, attempt] = [newUser(), newUser(), randomUUID()]
  const copy = successOf(await desk.core.call('environments.duplicate', { environment_id: 'e1' }))
  await desk.oracle.plan(target, 'slow')
  const [first, second, third] = await Promise.all([
    desk.promote(target, { attempt }),
    desk.promote(other, { attempt }),
    desk.promote(target, { attempt, environment: copy.id }),
  ])
  successOf(first)
  expect(failureOf(second).what).toMatch(/already sent with other contents/)
  expect(failureOf(third).what).toMatch(/already sent with other contents/)
  expect(await desk.seen(other)).toEqual({ requests: 0, commits: 0 })
})

test.each([24, -24])('fault 28: the clock moved %s hours: the order holds, and the chain', async (hours) => {
  const desk = await faultDesk()
  const [one, two, three] = [newUser(), newUser(), newUser()]
  successOf(await desk.promote(one))
  desk.core.clock(hours * HOUR)
  successOf(await desk.promote(two))
  await desk.core.close()
  await desk.restart()
  successOf(await desk.promote(three))
  const { items } = successOf(await desk.core.call('ledger.list', {}))
  expect(items.map(({ target }) => target)).toEqual([three, two, one])
  expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, entries: 6, tail_lost: 0 })
})

test('fault 28: the clock set ahead while a write is unknown does not make it not done before the server can have ended', async () => {
  const desk = await faultDesk({ timeout: 500, still_working: 60_000 })
  const [target, attempt] = [newUser(), randomUUID()]
  await desk.oracle.plan(target, 'when-told')
  expect(failureOf(await desk.promote(target, { attempt })).happened).toBe('unknown')
  desk.core.clock(24 * HOUR)
  const recheck = async () => successOf(await desk.core.call('ledger.recheck', { attempt })).settled
  expect(await recheck()).toBeNull()
  desk.core.clock(0)
  await desk.oracle.commitNow(target)
  expect(await recheck()).toBe('done')
  expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
})
