import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { eventually, failureOf, faultDesk, hiddenUser, newUser, sharedOracle, successOf } from '../faults/fault-desk'

afterAll(async () => (await sharedOracle()).close())

const environment_id = 'e1'
const production = async () => {
  const desk = await faultDesk({ kind: 'production', name: 'Production' })
  const unlock = async (minutes = 10) => successOf(await desk.core.call('guard.unlock', { environment_id, minutes }))
  return { desk, unlock, target: newUser() }
}

describe('the guard, for every call, in main', () => {
  test('production opens locked: nothing is sent and nothing is recorded', async () => {
    const { desk, target } = await production()
    const attempt = randomUUID()
    expect(failureOf(await desk.promote(target, { attempt, typed: target }))).toMatchObject({ code: 'locked', happened: 'nothing' })
    expect(await desk.state(attempt)).toBeNull()
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })

  test('unlocked it goes out; locked again it does not', async () => {
    const { desk, unlock, target } = await production()
    await unlock()
    successOf(await desk.promote(target, { typed: target }))
    successOf(await desk.core.call('guard.lock', { environment_id }))
    expect(failureOf(await desk.demote(target, { typed: target })).code).toBe('locked')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('when the minutes are over it is locked, by main’s own clock', async () => {
    const { desk, unlock, target } = await production()
    await unlock(1)
    desk.core.clock(61_000)
    expect(failureOf(await desk.promote(target, { typed: target })).code).toBe('locked')
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })

  test('a restart locks it', async () => {
    const { desk, unlock, target } = await production()
    await unlock(60)
    desk.core.kill()
    await desk.core.ended
    await desk.restart()
    expect(failureOf(await desk.promote(target, { typed: target })).code).toBe('locked')
  })

  test('the lock that falls while an edit can still be undone holds it back', async () => {
    const desk = await faultDesk({ kind: 'production', grace_seconds: 1 })
    const target = newUser()
    successOf(await desk.core.call('guard.unlock', { environment_id, minutes: 10 }))
    const pressed = desk.hold(target, { typed: target })
    await eventually(() => desk.core.events.some(({ event }) => event === 'waiting')).toBe(true)
    successOf(await desk.core.call('guard.lock', { environment_id }))
    expect(failureOf(await pressed).code).toBe('locked')
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })
})

describe('SECURITY 24: a replayed call without the confirmation', () => {
  test.each([undefined, '', 'read back', 'yes', 'USER_0', 'user_'])('production, typed %j: refused in main', async (typed) => {
    const { desk, unlock, target } = await production()
    await unlock()
    const call = {
      id: randomUUID(),
      operation: 'admins.promote',
      environment: environment_id,
      input: { user_id: target },
      attempt: randomUUID(),
    }
    const answer = await desk.core.replay(typed === undefined ? call : { ...call, typed })
    expect(failureOf(answer)).toMatchObject({ code: 'refused_here', happened: 'nothing' })
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })

  test.each([undefined, 'user_0'])('elsewhere, typed %j: refused in main', async (typed) => {
    const desk = await faultDesk()
    const target = newUser()
    expect(failureOf(await desk.core.call('admins.promote', { user_id: target }, { attempt: randomUUID(), typed })).code).toBe(
      'refused_here',
    )
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })

  test('an edit needs no more than the press, and no write goes without an attempt', async () => {
    const desk = await faultDesk()
    const [one, two] = [newUser(), newUser()]
    successOf(await desk.core.call('holds.hold', { user_id: one, reason: 'Spam.' }, { attempt: randomUUID() }))
    expect(failureOf(await desk.core.call('holds.hold', { user_id: two, reason: 'Spam.' })).what).toBe('A write needs an attempt.')
    expect(failureOf(await desk.core.call('holds.hold', { user_id: two, reason: 'Spam.' }, { attempt: 'mine' })).code).toBe('invalid_input')
    expect(await desk.seen(two)).toEqual({ requests: 0, commits: 0 })
  })
})

describe('what is refused before it is sent', () => {
  test('removing oneself as an admin, and holding oneself', async () => {
    const desk = await faultDesk()
    const before = (await desk.oracle.truth()).requests.length
    expect(failureOf(await desk.demote('user_me')).what).toMatch(/can’t remove yourself/)
    expect(failureOf(await desk.hold('user_me')).what).toMatch(/can’t hold your own/)
    expect((await desk.oracle.truth()).requests.length).toBe(before)
  })

  test('removing or holding the last admin', async () => {
    // Nobody here is the token's subject, so that it is the last admin and not oneself that is refused.
    const desk = await faultDesk({ subject: null })
    const all = successOf(await desk.core.call('admins.list', { offset: 0, limit: 1000 })).items.map(({ id }) => id)
    for (const id of all.filter((id) => id !== 'user_me')) successOf(await desk.demote(id))
    const before = (await desk.oracle.truth()).requests.length
    expect(failureOf(await desk.demote('user_me')).what).toMatch(/only admin/)
    expect(failureOf(await desk.hold('user_me')).what).toMatch(/only admin/)
    expect((await desk.oracle.truth()).requests.length).toBe(before)
    successOf(await desk.promote('user_root'))
  })

  test('a check whose reading fails refuses: it does not pass for want of an answer', async () => {
    const desk = await faultDesk()
    const target = hiddenUser()
    await desk.oracle.planReads('html')
    expect(failureOf(await desk.demote(target))).toMatchObject({ happened: 'nothing' })
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })
})
