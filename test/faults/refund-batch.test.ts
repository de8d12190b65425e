import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { Died } from './core-process'
import { eventually, faultDesk, sharedOracle, successOf } from './fault-desk'

afterAll(async () => (await sharedOracle()).close())

/** A batch of refunds whose core kills itself. No read shows a refund: what is unknown is settled by what a person finds at the server. */
const batch = async (size: number) => {
  const desk = await faultDesk()
  const ids = Array.from({ length: size }, () => `pur_${randomUUID()}`)
  const job_id = randomUUID()
  const inputs = ids.map((purchase_id) => ({ purchase_id, reason: 'technical: Does not run.' }))
  const job = async (id = job_id) => successOf(await desk.core.call('jobs.get', { job_id: id }))
  return {
    desk,
    ids,
    job_id,
    create: () => desk.core.call('jobs.create', { job_id, operation: 'refunds.issue', inputs, typed: 'read back' }),
    job,
    async over(id = job_id) {
      await eventually(async () => (await job(id))?.state).not.toBe('running')
      return job(id)
    },
    /** Says of each unknown refund what is true. How many were not done. */
    async settleAll(): Promise<number> {
      let not_done = 0
      for (const attempt of await desk.unknown()) {
        const story = successOf(await desk.core.call('ledger.get', { attempt }))
        const done = (await desk.seen(story?.write.target ?? '')).commits > 0
        if (!done) not_done++
        successOf(await desk.core.call('ledger.settle', { attempt, outcome: done ? 'done' : 'not_done', note: 'Looked in their books.' }))
      }
      return not_done
    },
    commits: () => Promise.all(ids.map(async (id) => (await desk.seen(id)).commits)),
  }
}

describe('fault 16: a batch of refunds, killed', () => {
  test.each([
    ['between items', 4],
    ['after intend', 3],
    ['before sending', 2],
    ['after the answer', 5],
    ['before outcome', 3],
    ['after outcome', 2],
  ] as const)('%s, item %i: rests after the restart, and gives each buyer the money once', async (point, nth) => {
    const { desk, job_id, create, job, over, settleAll, commits } = await batch(6)
    desk.core.arm(point, nth)
    await create().catch((error: unknown) => expect(error).toBeInstanceOf(Died))
    expect(await desk.core.ended).toBe('SIGKILL')
    await desk.restart()
    await pause(300)
    expect(await job()).toMatchObject({ state: 'paused', stopped_by: null })
    const rested = await commits()
    expect(Math.max(0, ...rested)).toBeLessThanOrEqual(1)
    // Going on before anything is settled: the unknown one stands, and is not sent again.
    successOf(await desk.core.call('jobs.resume', { job_id }))
    expect((await over())?.state).toBe('ended')
    expect(Math.max(...(await commits()))).toBe(1)
    const not_done = await settleAll()
    if (not_done > 0) {
      const new_job_id = randomUUID()
      successOf(await desk.core.call('jobs.retry', { job_id, new_job_id, typed: 'read back' }))
      expect(await over(new_job_id)).toMatchObject({ state: 'ended', total: not_done, done: not_done })
    }
    expect(await commits()).toEqual([1, 1, 1, 1, 1, 1])
    const { items } = successOf(await desk.core.call('ledger.outcomes', { operation: 'refunds.issue' }))
    expect(items.filter(({ state }) => state === 'done' || state === 'settled_done')).toHaveLength(6)
    expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, tail_lost: 0 })
  })

  test('the same list once more: nothing is sent, since this desk knows that each was done', async () => {
    const { desk, ids, job_id, create, over } = await batch(3)
    successOf(await create())
    expect(await over()).toMatchObject({ state: 'ended', done: 3 })
    await desk.core.close()
    await desk.restart()
    const again = randomUUID()
    const inputs = ids.map((purchase_id) => ({ purchase_id, reason: '' }))
    successOf(await desk.core.call('jobs.create', { job_id: again, operation: 'refunds.issue', inputs, typed: 'read back' }))
    expect(await over(again)).toMatchObject({ state: 'ended', done: 0, refused: 3 })
    for (const id of ids) expect(await desk.seen(id)).toEqual({ requests: 1, commits: 1 })
    expect(job_id).not.toBe(again)
  })
})
