import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { Died, startCore } from './core-process'
import type { CrashPoint } from './crash-points'
import { eventually, failureOf, faultDesk, newUser, sharedOracle, successOf } from './fault-desk'

afterAll(async () => (await sharedOracle()).close())

/** A promotion during which the core kills itself. Refunds come later: every mutation goes this one way. */
const diedAt = async (point: CrashPoint) => {
  const desk = await faultDesk()
  const [target, attempt] = [newUser(), randomUUID()]
  desk.core.arm(point)
  await expect(desk.promote(target, { attempt })).rejects.toThrow(Died)
  expect(await desk.core.ended).toBe('SIGKILL')
  await desk.restart()
  return { desk, target, attempt }
}
const chainIsWhole = async (desk: Awaited<ReturnType<typeof faultDesk>>): Promise<void> => {
  expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, first_bad: null, tail_lost: 0 })
}

describe('killed', () => {
  test('fault 1: before the intent is on disk: nothing was sent, nothing is recorded, nothing is in the way', async () => {
    const { desk, target, attempt } = await diedAt('before intend')
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
    expect(await desk.state(attempt)).toBeNull()
    successOf(await desk.promote(target))
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test.each([
    'after intend',
    'before the head is kept',
    'after the head is kept',
    'before sending',
  ] as const)('fault 2: %s: unknown and blocked, read again, offered again; done once', async (point) => {
    const { desk, target, attempt } = await diedAt(point)
    expect((await desk.seen(target)).requests).toBeLessThanOrEqual(point.includes('head') ? 1 : 0)
    expect(await desk.unknown()).toEqual([attempt])
    expect(failureOf(await desk.promote(target)).code).toBe('blocked')
    if ((await desk.recheck(attempt)) === 'not_done') successOf(await desk.promote(target))
    expect((await desk.seen(target)).commits).toBe(1)
    await chainIsWhole(desk)
  })

  test.each([
    'hold-then-commit',
    'commit-then-hold',
  ] as const)('fault 3: while the server has it (%s): reconciled, done once', async (behaviour) => {
    const desk = await faultDesk()
    const [target, attempt] = [newUser(), randomUUID()]
    await desk.oracle.plan(target, behaviour)
    const held = desk.oracle.holds()
    const pressed = desk.promote(target, { attempt })
    pressed.catch(() => undefined)
    await held
    desk.core.kill()
    await expect(pressed).rejects.toThrow(Died)
    await desk.restart()
    expect(await desk.unknown()).toEqual([attempt])
    expect(await desk.recheck(attempt)).toBe('done')
    expect(failureOf(await desk.promote(target)).what).toBe('Already an admin.')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
    await chainIsWhole(desk)
  })

  test.each([
    'after the answer',
    'before outcome',
  ] as const)('fault 4: %s: the outcome is recovered and nothing is sent again', async (point) => {
    const { desk, target, attempt } = await diedAt(point)
    expect(await desk.unknown()).toEqual([attempt])
    expect(await desk.recheck(attempt)).toBe('done')
    expect(await desk.state(attempt)).toBe('settled_done')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
    await chainIsWhole(desk)
  })

  test('fault 4: after the outcome is on disk: the same form has its answer and nothing is sent again', async () => {
    const { desk, target, attempt } = await diedAt('after outcome')
    expect(await desk.unknown()).toEqual([])
    expect(successOf(await desk.promote(target, { attempt }))).toMatchObject({ status: 'promoted' })
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test.each(['before settling', 'after settling'] as const)('%s: settled once, in the end', async (point) => {
    const desk = await faultDesk()
    const [target, attempt] = [newUser(), randomUUID()]
    await desk.oracle.plan(target, 'commit-reset')
    expect(failureOf(await desk.promote(target, { attempt })).happened).toBe('unknown')
    desk.core.arm(point)
    await expect(desk.recheck(attempt)).rejects.toThrow(Died)
    await desk.restart()
    if (point === 'before settling') expect(await desk.recheck(attempt)).toBe('done')
    expect(await desk.state(attempt)).toBe('settled_done')
    await chainIsWhole(desk)
  })

  test('fault 5: during recovery, again and again: it converges to one outcome a write', async () => {
    const desk = await faultDesk()
    const targets = Array.from({ length: 8 }, newUser)
    for (const target of targets) await desk.oracle.plan(target, 'hold')
    const pressed = Promise.allSettled(targets.map((target) => desk.promote(target)))
    await eventually(async () => (await desk.oracle.truth()).requests.filter(({ target }) => targets.includes(target)).length).toBe(8)
    desk.core.kill()
    await pressed
    let killed = 0
    for (let after = 1; after <= 120; after += 9) {
      const half = await startCore(desk.folder, { dies_after: after }).catch((error: unknown) => error)
      if (half instanceof Died) killed++
      else await (half as Awaited<ReturnType<typeof startCore>>).ended
    }
    expect(killed).toBeGreaterThan(0)
    await desk.restart()
    const unknown = await desk.unknown()
    expect(unknown).toHaveLength(8)
    for (const attempt of unknown) {
      const story = successOf(await desk.core.call('ledger.get', { attempt }))
      expect(story?.entries.map(({ body }) => body.kind)).toEqual(['intent', 'outcome'])
    }
    await chainIsWhole(desk)
  })
})
