import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { type CallOptions, type CoreOptions, Died } from './core-process'
import { failureOf, faultDesk, sharedOracle, successOf } from './fault-desk'
import { EVERY_MAIL, type WireFault } from './fault-proxy'
import type { Behaviour } from './oracle-words'

afterAll(async () => (await sharedOracle()).close())

const HOUR = 3_600_000

/** The two writes that can't be taken back and that no read shows: how each is sent, and what another one is that it blocks. */
const operations = {
  'refunds.issue': {
    input: (target: string) => ({ purchase_id: target, reason: 'Charged twice.' }),
    other_body: (target: string) => ({ purchase_id: target, reason: 'Another reason.' }),
    /** The same purchase in another form. */
    another: (target: string) => target,
    wire: (target: string) => target,
    answer: { status: 'succeeded' },
  },
  'marketing-email.send': {
    input: (target: string) => ({ subject: target, html_body: '<p>News</p>' }),
    other_body: (target: string) => ({ subject: target, html_body: '<p>Other news</p>' }),
    /** Any other e-mail: all of them go to everyone. */
    another: () => `Something else ${randomUUID()}`,
    wire: () => EVERY_MAIL,
    answer: { result: { sent: 12 } },
  },
} as const

describe.each(['refunds.issue', 'marketing-email.send'] as const)('%s', (operation) => {
  const { input, other_body, another, wire, answer } = operations[operation]
  const fresh = (): string => `pur_${randomUUID()}`

  const open = async (options: CoreOptions = {}) => {
    const desk = await faultDesk(options)
    const press = (target: string, { attempt = randomUUID(), ...rest }: CallOptions = {}) =>
      desk.core.call(operation, input(target) as never, { attempt, typed: 'read back', ...rest })
    /** Neither the same form nor another one gets through, now or after a restart; then a person finds out and says so. */
    const onlyAPersonKnows = async (target: string, attempt: string): Promise<void> => {
      expect(await desk.state(attempt)).toBe('unknown')
      const { requests } = await desk.seen(target)
      expect(successOf(await desk.core.call('ledger.recheck', { attempt }))).toMatchObject({ settled: null })
      expect(failureOf(await press(target, { attempt }))).toMatchObject({ code: 'blocked', fields: { attempt } })
      const next = another(target)
      expect(failureOf(await press(next))).toMatchObject({ code: 'blocked', fields: { attempt } })
      expect((await desk.seen(target)).requests).toBe(requests)
      if (next !== target) expect((await desk.seen(next)).requests).toBe(0)
      successOf(await desk.core.call('ledger.settle', { attempt, outcome: 'done', note: 'Their own books show it.' }))
      expect(failureOf(await press(target, { attempt })).what).toMatch(/settled already/)
      expect((await desk.seen(target)).requests).toBe(requests)
    }
    return { desk, press, onlyAPersonKnows }
  }

  test.each([
    'hold-then-commit',
    'commit-then-hold',
  ] as const)('fault 3: killed while the server has it (%s): unknown, settled by a person, done once', async (behaviour) => {
    const { desk, press, onlyAPersonKnows } = await open()
    const [target, attempt] = [fresh(), randomUUID()]
    await desk.oracle.plan(target, behaviour)
    const held = desk.oracle.holds()
    const pressed = press(target, { attempt })
    pressed.catch(() => undefined)
    await held
    desk.core.kill()
    await expect(pressed).rejects.toThrow(Died)
    await desk.restart()
    expect(await desk.unknown()).toEqual([attempt])
    await onlyAPersonKnows(target, attempt)
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
    expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, tail_lost: 0 })
  })

  test('fault 4: killed after the answer: nothing is sent again, whether its outcome was on disk or not', async () => {
    const { desk, press, onlyAPersonKnows } = await open()
    for (const point of ['after the answer', 'before outcome', 'after outcome'] as const) {
      const [target, attempt] = [fresh(), randomUUID()]
      desk.core.arm(point)
      await expect(press(target, { attempt }), point).rejects.toThrow(Died)
      expect(await desk.core.ended).toBe('SIGKILL')
      await desk.restart()
      if (point === 'after outcome') expect(successOf(await press(target, { attempt }))).toMatchObject(answer)
      else await onlyAPersonKnows(target, attempt)
      expect(await desk.seen(target), point).toEqual({ requests: 1, commits: 1 })
    }
  })

  const lost: { fault: string; behaviour?: Behaviour; on_the_wire?: WireFault }[] = [
    { fault: 'fault 6: the server commits, then resets', behaviour: 'commit-reset' },
    { fault: 'fault 6: the answer is lost on the way', on_the_wire: 'cut' },
    { fault: 'fault 8: the server commits, then hangs past the timeout', behaviour: 'commit-hang' },
    { fault: 'fault 11: 500 after commit', behaviour: '500-commit' },
    { fault: 'fault 11: 503 of a gateway after commit', behaviour: '503-gateway' },
  ]
  test('faults 6, 8, 11: an answer that is lost or of no use: unknown and blocked, settled by a person, done once', async () => {
    const { desk, press, onlyAPersonKnows } = await open({ timeout: 400 })
    for (const { fault, behaviour, on_the_wire } of lost) {
      const [target, attempt] = [fresh(), randomUUID()]
      if (behaviour) await desk.oracle.plan(target, behaviour)
      if (on_the_wire) desk.proxy.plan(wire(target), on_the_wire)
      expect(failureOf(await press(target, { attempt })), fault).toMatchObject({ happened: 'unknown' })
      await onlyAPersonKnows(target, attempt)
      expect(await desk.seen(target), fault).toEqual({ requests: 1, commits: 1 })
    }
  })

  test('faults 9, 14: pressed twice, in two windows, replayed, with another body: one', async () => {
    const { desk, press } = await open()
    const [target, attempt] = [fresh(), randomUUID()]
    await desk.oracle.plan(target, 'slow')
    const call = { id: randomUUID(), operation, environment: 'e1', input: input(target), attempt, typed: 'read back' }
    const same = Array.from({ length: 10 }, () => desk.core.replay(call))
    const other_window = press(another(target))
    const changed = desk.core.call(operation, other_body(target) as never, { attempt, typed: 'read back' })
    for (const result of await Promise.all(same)) expect(successOf(result)).toMatchObject(answer)
    expect(failureOf(await other_window).code).toBe('blocked')
    expect(failureOf(await changed).what).toMatch(/already sent with other contents/)
    expect(successOf(await desk.core.replay(call))).toMatchObject(answer)
    expect(failureOf(await desk.core.call(operation, other_body(target) as never, { attempt, typed: 'read back' })).what).toMatch(
      /already sent with other contents/,
    )
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('faults 13, 15: a lost answer, and a day later: never sent again by itself, nor when it is pressed', async () => {
    const { desk, press, onlyAPersonKnows } = await open()
    const [target, attempt] = [fresh(), randomUUID()]
    const [refused_target, refused] = [fresh(), randomUUID()]
    await desk.oracle.plan(refused_target, '403')
    expect(failureOf(await press(refused_target, { attempt: refused })).happened).toBe('refused')
    desk.proxy.plan(wire(target), 'cut')
    expect(failureOf(await press(target, { attempt })).happened).toBe('unknown')
    // Offline and online again, then a restart: whatever comes back, this does not.
    await desk.proxy.offline()
    await desk.proxy.online()
    await desk.core.close()
    await desk.restart()
    desk.core.clock(25 * HOUR)
    successOf(await desk.core.call('users.list', { offset: 0, limit: 100 }))
    await pause(500)
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
    await onlyAPersonKnows(target, attempt)
    expect(failureOf(await press(refused_target, { attempt: refused })).what).toBe('This form is more than a day old.')
    expect(await desk.seen(refused_target)).toEqual({ requests: 1, commits: 0 })
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })
})
