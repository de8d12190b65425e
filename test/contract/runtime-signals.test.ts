import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RuntimeCheck, RuntimeJob, RuntimeQueue, RuntimeSandbox } from '@contract/platform/runtime'
import {
  checkRules,
  checkSignals,
  jobRules,
  jobSignals,
  queueRules,
  queueSignals,
  runtimeLimits,
  sandboxRules,
  sandboxSignals,
  usualDepth,
} from '@contract/platform/runtime-signals'
import { spanWords } from '@contract/platform/span-words'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const NOW = Date.parse('2026-02-01T10:00:00Z')
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString()
const history = (depth: number, count = 12): RuntimeQueue['depth_history'] =>
  Array.from({ length: count }, (_, n) => ({ at: ago(n * 5), depth }))

const queue = (rest: Partial<RuntimeQueue> = {}): RuntimeQueue => ({
  name: 'q',
  kind: 'job',
  depth: 5,
  oldest_waiting_at: ago(1),
  workers: 2,
  worker_seen_at: ago(0.1),
  stalled: 0,
  per_minute: 10,
  measured_at: null,
  depth_history: history(5),
  ...rest,
})
const sandbox = (rest: Partial<RuntimeSandbox> = {}): RuntimeSandbox => ({
  id: 's',
  org_id: null,
  org_name: null,
  workspace_id: null,
  agent_id: null,
  state: 'running',
  started_at: ago(60),
  last_seen_at: ago(0.1),
  memory_mb: 100,
  memory_limit_mb: 1000,
  cpu_percent: 1,
  image: null,
  detail: null,
  ...rest,
})
const job = (rest: Partial<RuntimeJob> = {}): RuntimeJob => ({
  id: 'j',
  queue: 'q',
  state: 'running',
  kind: null,
  org_id: null,
  workspace_id: null,
  attempts: 1,
  max_attempts: 3,
  queued_at: ago(60),
  started_at: ago(30),
  beat_at: ago(0.1),
  finished_at: null,
  worker: null,
  error: null,
  ...rest,
})
const check = (rest: Partial<RuntimeCheck> = {}): RuntimeCheck => ({
  name: 'c',
  state: 'ok',
  latency_ms: 1,
  checked_at: ago(0.2),
  detail: null,
  history: [],
  ...rest,
})

const kinds = (signals: readonly { kind: string }[]): string[] => signals.map(({ kind }) => kind)

describe('what needs care in runtime', () => {
  test('a queue that moves, a sandbox that is seen, a job that beats and a check that is well need none', () => {
    expect(queueSignals(queue(), NOW)).toEqual([])
    expect(queueSignals(queue({ depth: 0, oldest_waiting_at: null, workers: 0, worker_seen_at: ago(600) }), NOW)).toEqual([])
    expect(sandboxSignals(sandbox(), NOW)).toEqual([])
    expect(sandboxSignals(sandbox({ state: 'stopped', last_seen_at: ago(600) }), NOW)).toEqual([])
    expect(jobSignals(job(), NOW)).toEqual([])
    expect(checkSignals(check({ state: 'warming' }), NOW)).toEqual([])
  })

  test.each([
    ['job', runtimeLimits.job_waits_minutes],
    ['sandbox', runtimeLimits.sandbox_waits_minutes],
  ])('a queue of the kind %s stalls where its oldest waits longer than %i minutes', (kind, minutes) => {
    expect(kinds(queueSignals(queue({ kind, oldest_waiting_at: ago(minutes) }), NOW))).toEqual([])
    const [signal] = queueSignals(queue({ kind, oldest_waiting_at: ago(minutes + 1) }), NOW)
    expect(signal).toMatchObject({
      kind: 'stalled',
      tone: 'bad',
      reason: `The oldest waits for ${minutes + 1} min: more than ${minutes} minutes.`,
    })
  })

  test('a queue spikes where it is four times as deep as usual, and deep at all', () => {
    expect(kinds(queueSignals(queue({ depth: 19, depth_history: history(1) }), NOW))).toEqual([])
    expect(kinds(queueSignals(queue({ depth: 39, depth_history: history(10) }), NOW))).toEqual([])
    expect(queueSignals(queue({ depth: 40, depth_history: history(10) }), NOW)).toEqual([
      { kind: 'spike', tone: 'warn', word: 'spikes', reason: '40 wait, 4 times its usual 10.' },
    ])
    expect(queueSignals(queue({ depth: 30, depth_history: history(0) }), NOW)[0]?.reason).toBe('30 wait, usually none do.')
  })

  test('without a history nobody knows what is usual', () => {
    expect(kinds(queueSignals(queue({ depth: 5000, depth_history: history(1, 5) }), NOW))).toEqual([])
    expect(usualDepth(queue({ depth_history: [] }))).toBeNull()
  })

  test('a queue with something in it and nobody who takes it', () => {
    expect(queueSignals(queue({ workers: 0, worker_seen_at: ago(31) }), NOW)).toEqual([
      { kind: 'no_worker', tone: 'bad', word: 'no worker', reason: 'No worker takes from it: the last was heard of 31 min ago.' },
    ])
    expect(queueSignals(queue({ workers: 3, worker_seen_at: ago(4) }), NOW)[0]?.reason).toBe('None of its workers was heard of for 4 min.')
    expect(queueSignals(queue({ workers: null, worker_seen_at: null }), NOW)).toEqual([])
  })

  test('it goes by the clock of whoever measured', () => {
    const ahead = new Date(NOW + 3_600_000).toISOString()
    expect(queueSignals(queue({ oldest_waiting_at: ahead, worker_seen_at: ahead, measured_at: ahead }), NOW)).toEqual([])
    expect(kinds(queueSignals(queue({ oldest_waiting_at: ago(1), measured_at: ahead }), NOW))).toContain('stalled')
  })

  test('sandboxes that fell silent, start for long, ended by themselves or are full', () => {
    expect(sandboxSignals(sandbox({ last_seen_at: ago(14) }), NOW)[0]?.reason).toBe('It is running, and was not seen for 14 min.')
    expect(kinds(sandboxSignals(sandbox({ state: 'starting', started_at: ago(6) }), NOW))).toEqual(['slow_start'])
    expect(kinds(sandboxSignals(sandbox({ state: 'failed', last_seen_at: ago(600) }), NOW))).toEqual(['failed'])
    expect(sandboxSignals(sandbox({ memory_mb: 996 }), NOW)[0]?.reason).toBe('It uses 99 % of its memory.')
    expect(kinds(sandboxSignals(sandbox({ memory_mb: 10, memory_limit_mb: 0 }), NOW))).toEqual([])
  })

  test('jobs that stalled, fell silent or failed', () => {
    expect(jobSignals(job({ state: 'stalled', beat_at: ago(52) }), NOW)[0]?.reason).toBe(
      'It stopped moving: its worker was last heard of 52 min ago.',
    )
    expect(kinds(jobSignals(job({ beat_at: ago(11) }), NOW))).toEqual(['job_silent'])
    expect(jobSignals(job({ state: 'failed', attempts: 3 }), NOW)[0]?.reason).toBe('It failed 3 times and is not begun again by itself.')
  })

  test('checks that are down, degraded or old', () => {
    expect(kinds(checkSignals(check({ state: 'down' }), NOW))).toEqual(['down'])
    expect(kinds(checkSignals(check({ state: 'degraded', checked_at: ago(26) }), NOW))).toEqual(['degraded', 'unchecked'])
  })

  test('whatever a server says, every reason is a sentence without NaN or Infinity', () => {
    const moment = fc.option(fc.oneof(fc.string(), fc.constant(ago(90))))
    const said = fc.record({
      depth: fc.nat(5000),
      oldest_waiting_at: moment,
      workers: fc.option(fc.integer({ min: -5, max: 5 })),
      worker_seen_at: moment,
      stalled: fc.option(fc.integer()),
      measured_at: moment,
      depth_history: fc.array(fc.record({ at: fc.string(), depth: fc.nat(9999) }), { maxLength: 30 }),
    })
    fc.assert(
      fc.property(said, (one) => {
        for (const { reason } of queueSignals(queue(one), NOW)) expect(reason).toMatch(/^[A-Z0-9](?!.*(NaN|Infinity|undefined)).*\.$/)
      }),
    )
  })

  test('how long something takes, in words', () => {
    expect([-5, 40_000, 540_000, 7_500_000, 200_000_000].map(spanWords)).toEqual(['0 s', '40 s', '9 min', '2 h 5 min', '2 d'])
  })

  test('the guide tells the very same rules', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../resources/guide/trust-and-safety.md'), 'utf8')
    const told = guide.split('\n').filter((line) => /^\| a (queue|sandbox|job|check) \|/.test(line))
    const lines = (of: string, rules: readonly { word: string; says: string }[]): string[] =>
      rules.map(({ word, says }) => `| ${of} | ${word} | ${says} |`)
    expect(told).toEqual([
      ...lines('a queue', queueRules),
      ...lines('a sandbox', sandboxRules),
      ...lines('a job', jobRules),
      ...lines('a check', checkRules),
    ])
  })
})
