import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stepOf } from '@contract/desk/rollout-steps'
import { RolloutStepId } from '@contract/desk/rollouts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askedOf, filterIn, typesOf } from '../../src-renderer/screens/platform/feedback/filters'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'
import { failedEvent, type PlatformServer, runtimeQueue, servePlatform } from '../platform-server'

let platform: PlatformServer
let desk: OpenCore
let environment = ''
const folder = newFolder()
const model = (id: string) => ({ id, name: id, stage: 'available', health: 'ok', currency: 'usd', updated_at: '2026-06-01T00:00:00Z' })
const feedback = (id: string) => ({
  id,
  category: 'actionable',
  severity: 'critical',
  status: 'open',
  text: id,
  created_at: '2026-06-01T00:00:00Z',
})

beforeAll(async () => {
  platform = await servePlatform()
  desk = await openCore({ folder })
  const made = unwrap(
    await desk.call('environments.create', {
      name: 'Ours',
      kind: 'local',
      colour: 'grey',
      services: { platform: { base_url: platform.base_url } },
    }),
  )
  environment = made.id
  unwrap(await desk.call('environments.set_token', { environment_id: environment, service: 'platform', token: 'a-token' }))
})
afterAll(async () => {
  await desk.core.close()
  platform.close()
  rmSync(folder, { recursive: true, force: true })
})

const begin = async (name = 'Connectors 4.2') => {
  const rollout_id = randomUUID()
  return unwrap(await desk.call('rollouts.begin', { rollout_id, environment_id: environment, name }))
}
const get = async (rollout_id: string) => unwrap(await desk.call('rollouts.get', { rollout_id }))
const measured = async (rollout_id: string, step: RolloutStepId) => unwrap(await desk.call('rollouts.measure', { rollout_id, step }))
const tickAll = async (rollout_id: string) => {
  for (const step of RolloutStepId.options) unwrap(await desk.call('rollouts.tick', { rollout_id, step, tick: 'done' }))
}

describe('what a step measures', () => {
  test('a server that lacks a list is not offered, and nothing is wrong with it', async () => {
    const { id } = await begin()
    expect(await measured(id, 'models')).toMatchObject({ verdict: 'not_offered', value: null, words: expect.stringContaining('models') })
    platform.answers.set('models', { status: 500 })
    expect(await measured(id, 'models')).toMatchObject({ verdict: 'failed', asked: [{ operation: 'models.list', result: 'server_error' }] })
  })

  test('what responds is asked again and again, and judged by the answer in the middle; the first only opens the way', async () => {
    const { id } = await begin()
    const rows = Array.from({ length: 40 }, (_, n) => model(`m${n}`))
    platform.answers.set('models', { rows, wait: 30 })
    const found = await measured(id, 'models')
    expect(found).toMatchObject({ verdict: 'ok', words: expect.stringMatching(/^Answered in \d+ ms; the slowest of 3 took/) })
    expect(found.asked).toHaveLength(4)
    expect(found.value).toBeGreaterThanOrEqual(30)
    expect(found.value).toBe(
      found.asked
        .slice(1)
        .map(({ took_ms }) => took_ms)
        .sort((a, b) => a - b)[1],
    )
    platform.answers.set('models', { rows, wait: 1100 })
    expect(await measured(id, 'models')).toMatchObject({ verdict: 'look' })
    expect((await get(id))?.steps.find(({ step }) => step === 'models')).toMatchObject({ measured: 2, tick: null })
  })

  test('failed deliveries of the last day, with what failed most', async () => {
    const { id } = await begin()
    platform.answers.set('connector-events', {})
    expect(await measured(id, 'connector-events')).toMatchObject({ verdict: 'ok', value: 0 })
    platform.answers.set('connector-events', {
      rows: [failedEvent('a', 'timeout'), failedEvent('b', 'http_500'), failedEvent('c', 'timeout')],
    })
    expect(await measured(id, 'connector-events')).toMatchObject({
      verdict: 'look',
      value: 3,
      words: '3 events of the last 24 hours failed. Most often: timeout (2).',
    })
    const query = new URLSearchParams(platform.asked.findLast((one) => one.startsWith('connector-events?'))?.split('?')[1])
    expect(query.get('state')).toBe('failed,dropped')
    expect(Date.now() - Date.parse(query.get('since') ?? '')).toBeLessThan(24 * 3_600_000 + 60_000)
    platform.answers.set('connector-events', { rows: Array.from({ length: 1200 }, (_, n) => failedEvent(`evt_${n}`, 'timeout')) })
    expect(await measured(id, 'connector-events')).toMatchObject({ verdict: 'bad', value: 1200 })
  })

  test('queues of the runtime and those of the sandbox are told apart; what spikes or stalls is named', async () => {
    const { id } = await begin()
    const quiet = new Date(Date.now() - 3_600_000).toISOString()
    platform.answers.set('runtime/queues', {
      rows: [
        runtimeQueue('mail', 'job', { depth: 90 }),
        runtimeQueue('calm', 'job', {}),
        runtimeQueue('deliver', 'job', { stalled: 2 }),
        runtimeQueue('starts', 'sandbox', { worker_seen_at: quiet }),
      ],
    })
    expect(await measured(id, 'runtime')).toMatchObject({
      verdict: 'look',
      value: 2,
      words: 'mail: spikes (90 wait); deliver: stalled jobs (2 wait).',
    })
    expect(await measured(id, 'sandbox')).toMatchObject({ value: 1, words: 'starts: no worker (2 wait).' })
  })

  test('what a server names never brings an e-mail address or a token into what is kept', async () => {
    const { id } = await begin()
    platform.answers.set('runtime/queues', { rows: [runtimeQueue('for jane@example.com sk_live_abcdefghijk', 'job', { stalled: 1 })] })
    expect((await measured(id, 'runtime')).words).toBe('for [e-mail] [secret]: stalled jobs (2 wait).')
  })

  test('feedback: what is open of the highest severity, and what is actionable, each burst once', async () => {
    const { id } = await begin()
    platform.answers.set('feedback', { rows: Array.from({ length: 12 }, (_, n) => feedback(`fb_${n}`)) })
    expect(await measured(id, 'feedback')).toMatchObject({ value: 12, verdict: 'bad' })
    expect(await measured(id, 'handoffs')).toMatchObject({ value: 24 })
    const queries = platform.asked.filter((one) => one.startsWith('feedback?')).map((one) => new URLSearchParams(one.split('?')[1]))
    const kinds = new Set(queries.map((query) => query.get('severity') ?? query.get('category')))
    expect([...kinds]).toEqual(['critical', 'actionable', 'short_actionable'])
    // The step leads to what it counts.
    const shown = filterIn(stepOf('handoffs').search)
    expect(typesOf(shown)).toEqual(['actionable', 'short_actionable'])
    expect(askedOf(shown)).toMatchObject({ status: 'open', probes: false })
    for (const query of queries) expect([query.get('status'), query.get('collapsed')]).toEqual(['open', 'true'])
  })
})

describe('how a rollout ends', () => {
  test('a step that is open needs a reason; then it stands in the ledger, and nothing changes it any more', async () => {
    const { id } = await begin('Release 9, asked for by jane@example.com')
    await desk.call('rollouts.tick', { rollout_id: id, step: 'models', tick: 'done', note: 'Seen with joe@example.com' })
    const refused = await desk.call('rollouts.end', { rollout_id: id, reason: '' })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid_input', fields: { reason: 'Say why.' } } })
    const ended = unwrap(await desk.call('rollouts.end', { rollout_id: id, reason: 'Rolled back at once' }))
    expect(ended).toMatchObject({
      state: 'ended',
      name: 'Release 9, asked for by [e-mail]',
      reason: 'Rolled back at once',
      counts: { done: 1, open: 6 },
      recorded: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(ended.steps[0]).toMatchObject({ tick: 'done', note: 'Seen with [e-mail]' })
    // A second press finds it as it is; nothing more can be ticked or measured.
    expect(unwrap(await desk.call('rollouts.end', { rollout_id: id, reason: 'Again' })).reason).toBe('Rolled back at once')
    expect((await desk.call('rollouts.tick', { rollout_id: id, step: 'usage', tick: 'done' })).ok).toBe(false)
    expect((await desk.call('rollouts.measure', { rollout_id: id, step: 'usage' })).ok).toBe(false)
    expect(unwrap(await desk.call('ledger.verify', {}))).toMatchObject({ whole: true, first_bad: null })
  })

  test('the next one is compared with it, and knows it by its id', async () => {
    const first = await begin('First')
    platform.answers.set('runtime/queues', { rows: [runtimeQueue('a', 'job', { stalled: 1 })] })
    await measured(first.id, 'runtime')
    await tickAll(first.id)
    unwrap(await desk.call('rollouts.end', { rollout_id: first.id }))
    const next = await begin('Next')
    expect(next.before).toMatchObject({ id: first.id, name: 'First', steps: [{ step: 'runtime', verdict: 'look', value: 1 }] })
  })

  test('its signed file is checked without the app, and holds only its own entries', async () => {
    const { id } = await begin('Signed')
    expect((await desk.call('rollouts.export_signed', { rollout_id: id })).ok).toBe(false)
    await tickAll(id)
    unwrap(await desk.call('rollouts.end', { rollout_id: id }))
    const file = join(folder, 'rollout.jsonl')
    desk.says.file = file
    expect(unwrap(await desk.call('rollouts.export_signed', { rollout_id: id }))).toMatchObject({ saved: true, entries: 2 })
    const verifier = resolve(import.meta.dirname, '../../resources/verify-ledger.mjs')
    const { status, stdout } = spawnSync(process.execPath, [verifier, file], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^An extract: 2 entries/)])
    const bodies = readFileSync(file, 'utf8')
      .split('\n')
      .slice(1, 3)
      .map((line) => JSON.parse(JSON.parse(line).body))
    expect(bodies.map(({ step, rollout }) => [step, rollout])).toEqual([
      ['begun', id],
      ['ended', id],
    ])
  })
})

describe('over a restart', () => {
  const reopen = async (): Promise<void> => {
    await desk.core.close()
    desk = await openCore({ folder })
  }

  test('what was ticked and measured is there; the same id begins one rollout', async () => {
    const { id } = await begin('Kept')
    await measured(id, 'runtime')
    await desk.call('rollouts.tick', { rollout_id: id, step: 'runtime', tick: 'not_done', note: 'One is left' })
    await reopen()
    const kept = await get(id)
    expect(kept?.steps.find(({ step }) => step === 'runtime')).toMatchObject({ tick: 'not_done', note: 'One is left', measured: 1 })
    unwrap(await desk.call('rollouts.begin', { rollout_id: id, environment_id: environment, name: 'Kept' }))
    const { items } = unwrap(await desk.call('rollouts.list', { environment }))
    expect(items.filter((one) => one.id === id)).toHaveLength(1)
    expect(items.findIndex(({ state }) => state !== 'running')).toBeGreaterThan(items.findLastIndex(({ state }) => state === 'running'))
    await tickAll(id)
    unwrap(await desk.call('rollouts.end', { rollout_id: id }))
  })

  test('cut off between the ledger and the file, it has ended', async () => {
    const { id } = await begin('Cut off')
    await tickAll(id)
    const before = readFileSync(join(folder, 'rollouts.json'), 'utf8')
    unwrap(await desk.call('rollouts.end', { rollout_id: id }))
    await desk.core.close()
    writeFileSync(join(folder, 'rollouts.json'), before)
    desk = await openCore({ folder })
    expect(await get(id)).toMatchObject({ state: 'ended', counts: { done: 7 } })
    expect((await desk.call('rollouts.tick', { rollout_id: id, step: 'usage', tick: null })).ok).toBe(false)
  })

  test('a file that can’t be read is put aside, and what was under way is said to be lost', async () => {
    const { id } = await begin('Lost')
    await desk.core.close()
    writeFileSync(join(folder, 'rollouts.json'), '{"half')
    desk = await openCore({ folder })
    expect(await get(id)).toMatchObject({ state: 'lost', name: 'Lost', steps: [] })
    expect(readFileSync(join(folder, 'rollouts.json.unreadable'), 'utf8')).toBe('{"half')
  })
})
