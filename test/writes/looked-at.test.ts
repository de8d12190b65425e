import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { closeShared, eventually, failureOf, faultDesk, newUser, sharedDesk, successOf } from '../faults/fault-desk'

afterAll(closeShared)

describe('fault 18: looked at again just before it is sent', () => {
  test('a record that moved: the difference is shown, nothing is sent, and a fresh yes passes', async () => {
    const [mine, theirs] = [await faultDesk(), await sharedDesk()]
    const [target, attempt] = [newUser(), randomUUID()]
    const seen = successOf(await mine.core.call('users.get', { user_id: target }))
    successOf(await theirs.hold(target))
    expect(failureOf(await mine.promote(target, { attempt, seen }))).toMatchObject({
      code: 'moved',
      happened: 'nothing',
      fields: { account_status: 'active → held' },
    })
    expect(await mine.state(attempt)).toBeNull()
    const fresh = successOf(await mine.core.call('users.get', { user_id: target }))
    successOf(await mine.promote(target, { attempt, seen: fresh }))
    const { commits } = await mine.oracle.truth()
    expect(commits.filter((commit) => commit.target === target).map(({ what }) => what)).toEqual(['POST abuse/hold-account', 'POST admins'])
  })

  test('a record that can’t be changed so any more: refused with the reason', async () => {
    const desk = await sharedDesk()
    const target = newUser()
    successOf(await desk.hold(target))
    expect(failureOf(await desk.hold(target)).what).toBe('Already held.')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('what was seen crosses as data: whatever is sent for it, nothing breaks and nothing is lost', async () => {
    const desk = await sharedDesk()
    for (const seen of [[], 'text', 5, { is_admin: undefined }, { __proto__: null, extra: { deep: [1] } }]) {
      const target = newUser()
      const answer = await desk.promote(target, { seen })
      if (!answer.ok) expect(answer.failure.code).toBe('moved')
      expect((await desk.seen(target)).requests).toBe(answer.ok ? 1 : 0)
    }
  })

  test('a record that moves while the edit can still be undone is noticed too', async () => {
    const [mine, theirs] = [await faultDesk({ grace_seconds: 3 }), await sharedDesk()]
    const target = newUser()
    const seen = successOf(await mine.core.call('users.get', { user_id: target }))
    const pressed = mine.hold(target, { seen })
    await pause(300)
    successOf(await theirs.hold(target))
    expect(failureOf(await pressed).code).toBe('moved')
    expect(await mine.seen(target)).toEqual({ requests: 1, commits: 1 })
  })
})

describe('the seconds in which an edit can be undone', () => {
  test('nothing is sent or recorded until they are over; then it is, once', async () => {
    const desk = await faultDesk({ grace_seconds: 1 })
    const [target, attempt] = [newUser(), randomUUID()]
    const pressed = desk.hold(target, { attempt })
    await pause(400)
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
    expect(await desk.state(attempt)).toBeNull()
    const again = desk.hold(target, { attempt })
    successOf(await pressed)
    successOf(await again)
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
    expect(
      desk.core.events.filter(({ event }) => event === 'waiting').map(({ payload }) => (payload as { until: string | null }).until),
    ).toEqual([expect.any(String), null])
  })

  test('undone: nothing was sent; the same form may be pressed again; too late is said', async () => {
    const desk = await faultDesk({ grace_seconds: 1 })
    const [target, attempt] = [newUser(), randomUUID()]
    const pressed = desk.hold(target, { attempt })
    await eventually(() => desk.core.events.some(({ event }) => event === 'waiting')).toBe(true)
    expect(successOf(await desk.core.call('ledger.undo', { attempt }))).toEqual({ undone: true })
    expect(failureOf(await pressed)).toMatchObject({ code: 'cancelled', happened: 'nothing' })
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
    successOf(await desk.hold(target, { attempt }))
    expect(successOf(await desk.core.call('ledger.undo', { attempt }))).toEqual({ undone: false })
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('two forms on one target wait side by side: one is sent', async () => {
    const desk = await faultDesk({ grace_seconds: 1 })
    const target = newUser()
    await desk.oracle.plan(target, 'slow')
    const answers = await Promise.all([desk.hold(target), desk.hold(target)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('closing undoes what waits', async () => {
    const desk = await faultDesk({ grace_seconds: 5 })
    const target = newUser()
    const pressed = desk.hold(target).catch(() => null)
    await eventually(() => desk.core.events.some(({ event }) => event === 'waiting')).toBe(true)
    await desk.core.close()
    await pressed
    await desk.restart()
    await pause(300)
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
    expect(successOf(await desk.core.call('ledger.list', {})).items).toEqual([])
  })

  test('access does not wait: it was confirmed by what was read', async () => {
    const desk = await faultDesk({ grace_seconds: 5 })
    const begun = performance.now()
    successOf(await desk.promote(newUser()))
    expect(performance.now() - begun).toBeLessThan(4000)
  })
})
