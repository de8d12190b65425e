import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { CoreOptions } from './core-process'
import { closeShared, failureOf, faultDesk, hiddenUser, newUser, sharedDesk, sharedOracle, successOf } from './fault-desk'
import type { WireFault } from './fault-proxy'
import type { Behaviour } from './oracle-words'

afterAll(closeShared)

/** Presses while this goes wrong. Refunds come later: every mutation goes this one way. */
const pressed = async (wrong: { answer?: Behaviour; wire?: WireFault }, target = newUser(), core: CoreOptions = {}, open = sharedDesk) => {
  const desk = await open(core)
  const attempt = randomUUID()
  if (wrong.answer) await desk.oracle.plan(target, wrong.answer)
  if (wrong.wire) desk.proxy.plan(target, wrong.wire)
  const failure = failureOf(await desk.promote(target, { attempt }))
  return { desk, target, attempt, failure }
}

describe('an answer that is lost or of no use', () => {
  const after: { name: string; wrong: Parameters<typeof pressed>[0]; timeout?: number }[] = [
    { name: 'fault 6: the server commits, then resets', wrong: { answer: 'commit-reset' } },
    { name: 'fault 6: the answer is lost on the way', wrong: { wire: 'cut' } },
    { name: 'fault 6: cut as soon as it was sent', wrong: { wire: 'gone' } },
    { name: 'fault 8: the server commits, then hangs', wrong: { answer: 'commit-hang' }, timeout: 800 },
    { name: 'fault 11: 500 after commit', wrong: { answer: '500-commit' } },
    { name: 'fault 11: 503 of a gateway, after commit', wrong: { answer: '503-gateway' } },
    { name: 'fault 11: a redirect, after commit', wrong: { answer: 'redirect' } },
    { name: 'fault 21: HTML', wrong: { answer: 'html' } },
    { name: 'fault 21: broken JSON', wrong: { answer: 'broken-json' } },
    { name: 'fault 21: an answer cut in the middle', wrong: { answer: 'truncated' } },
    { name: 'fault 21: 200 MB', wrong: { answer: 'huge' } },
    { name: 'fault 21: the wrong shape', wrong: { answer: 'wrong-shape' } },
  ]
  test.each(after)('$name: unknown, its target blocked; reconciled by a read; done once', async ({ wrong, timeout }) => {
    const { desk, target, attempt, failure } = await pressed(wrong, newUser(), { timeout })
    expect(failure).toMatchObject({ happened: 'unknown' })
    expect(await desk.state(attempt)).toBe('unknown')
    // The same form and another one: both are told, and nothing more is sent.
    expect(failureOf(await desk.promote(target, { attempt }))).toMatchObject({ code: 'blocked', fields: { attempt } })
    expect(failureOf(await desk.promote(target))).toMatchObject({ code: 'blocked', fields: { attempt } })
    expect(await desk.recheck(attempt)).toBe('done')
    expect(failureOf(await desk.promote(target)).what).toBe('Already an admin.')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  const before: { name: string; wrong: Parameters<typeof pressed>[0]; timeout?: number }[] = [
    { name: 'fault 6: the server resets before it commits', wrong: { answer: 'reset' } },
    { name: 'fault 6: cut before a byte arrived', wrong: { wire: 'drop' } },
    { name: 'fault 6: cut in the middle of the request', wrong: { wire: 'half' } },
    { name: 'fault 8: the server hangs and never commits', wrong: { answer: 'hang' }, timeout: 800 },
    { name: 'fault 11: 500 without commit', wrong: { answer: '500' } },
  ]
  test.each(before)('$name: unknown; not settled while the server may be at it; then not done, and offered again', async ({
    wrong,
    timeout,
  }) => {
    const { desk, target, attempt, failure } = await pressed(wrong, newUser(), { timeout, still_working: 3000 })
    expect(failure).toMatchObject({ happened: 'unknown' })
    const early = successOf(await desk.core.call('ledger.recheck', { attempt }))
    expect(early).toMatchObject({ settled: null, what: expect.stringMatching(/may still be at it/) })
    expect(await desk.recheck(attempt)).toBe('not_done')
    expect(failureOf(await desk.promote(target, { attempt })).what).toMatch(/settled already/)
    successOf(await desk.promote(target))
    expect((await desk.seen(target)).commits).toBe(1)
  })

  test('fault 8: a server that commits after we gave up is not taken for one that did nothing', async () => {
    const desk = await faultDesk({ timeout: 500, still_working: 60_000 })
    const [target, attempt] = [newUser(), randomUUID()]
    await desk.oracle.plan(target, 'when-told')
    expect(failureOf(await desk.promote(target, { attempt })).happened).toBe('unknown')
    const recheck = async () => successOf(await desk.core.call('ledger.recheck', { attempt })).settled
    expect(await recheck()).toBeNull()
    await desk.oracle.commitNow(target)
    expect(await recheck()).toBe('done')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('what no record shows is settled by a person alone, once, with a note that stands in the ledger', async () => {
    const { desk, target, attempt } = await pressed({ answer: 'commit-reset' }, hiddenUser())
    expect(await desk.recheck(attempt)).toBeNull()
    expect(failureOf(await desk.core.call('ledger.settle', { attempt, outcome: 'done', note: ' ' })).code).toBe('invalid_input')
    successOf(await desk.core.call('ledger.settle', { attempt, outcome: 'done', note: 'The server’s log shows it.' }))
    expect(failureOf(await desk.core.call('ledger.settle', { attempt, outcome: 'not_done', note: 'Or not.' })).code).toBe('refused_here')
    const story = successOf(await desk.core.call('ledger.get', { attempt }))
    expect(story?.entries.at(-1)?.body).toMatchObject({ how: 'person', outcome: 'done', note: 'The server’s log shows it.' })
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('an unknown write stands there after a restart, and still blocks', async () => {
    const { desk, target, attempt } = await pressed({ answer: 'commit-reset' }, newUser(), {}, faultDesk)
    await desk.core.close()
    await desk.restart()
    expect(successOf(await desk.core.call('ledger.health', {}))).toMatchObject({ writable: true, unknown: 1 })
    expect(failureOf(await desk.promote(target))).toMatchObject({ code: 'blocked', fields: { attempt } })
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 1 })
  })
})

describe('a server that says no', () => {
  test.each([
    ['fault 17', '401', 'unauthorized'],
    ['fault 17', '403', 'forbidden'],
    ['fault 19', '409', 'conflict'],
    ['fault 12', '429', 'rate_limited'],
    ['fault 12', '503', 'unavailable'],
  ] as const)('%s: %s to a write: refused, asked once, and the same form may be pressed again', async (_, answer, code) => {
    const { desk, target, attempt, failure } = await pressed({ answer })
    expect(failure).toMatchObject({ code, happened: 'refused', status: Number(answer) })
    expect(await desk.state(attempt)).toBe('refused')
    expect(await desk.seen(target)).toEqual({ requests: 1, commits: 0 })
    successOf(await desk.promote(target, { attempt }))
    expect(await desk.seen(target)).toEqual({ requests: 2, commits: 1 })
    const story = successOf(await desk.core.call('ledger.get', { attempt }))
    expect(story?.write).toMatchObject({ state: 'done', tries: 2 })
  })
})

describe('reads', () => {
  const list = { offset: 0, limit: 100 }
  const readsOf = async (work: () => Promise<void>): Promise<number> => {
    const { truth } = await sharedOracle()
    const { reads } = await truth()
    await work()
    return (await truth()).reads - reads
  }

  test.each(['503', '429', 'reset'] as const)('fault 12: %s once: tried again, and answered', async (behaviour) => {
    const desk = await sharedDesk()
    await desk.oracle.planReads(behaviour)
    const asked = await readsOf(async () => {
      successOf(await desk.core.call('users.list', list))
    })
    expect(asked).toBe(2)
  })

  test('fault 12: 503 for ever: three tries, growing apart, then a clear failure', async () => {
    const desk = await sharedDesk()
    await desk.oracle.planReads(...Array.from({ length: 9 }, () => '503' as const))
    const begun = performance.now()
    const asked = await readsOf(async () => {
      expect(failureOf(await desk.core.call('users.list', list))).toMatchObject({ code: 'unavailable', happened: 'nothing' })
    })
    await desk.oracle.planReads()
    expect(asked).toBe(3)
    expect(performance.now() - begun).toBeGreaterThan(900)
  })

  test('fault 12: told to wait an hour: not tried again, and said', async () => {
    const desk = await sharedDesk()
    await desk.oracle.planReads('429-long')
    const asked = await readsOf(async () => {
      expect(failureOf(await desk.core.call('users.list', list))).toMatchObject({
        code: 'rate_limited',
        next: 'Try again in 3600 seconds.',
      })
    })
    expect(asked).toBe(1)
  })

  test.each(['html', 'truncated', 'wrong-shape', 'huge'] as const)('fault 21: %s: a failure, and nothing is shown', async (behaviour) => {
    const desk = await sharedDesk()
    await desk.oracle.planReads(behaviour)
    expect(failureOf(await desk.core.call('users.list', list))).toMatchObject({ code: 'bad_answer' })
  })

  test('a read before a write that fails: nothing is sent and nothing is recorded', async () => {
    const desk = await sharedDesk()
    const [target, attempt] = [newUser(), randomUUID()]
    await desk.oracle.planReads('html')
    expect(failureOf(await desk.promote(target, { attempt }))).toMatchObject({ code: 'bad_answer', happened: 'nothing' })
    expect(await desk.state(attempt)).toBeNull()
    expect(await desk.seen(target)).toEqual({ requests: 0, commits: 0 })
  })
})
