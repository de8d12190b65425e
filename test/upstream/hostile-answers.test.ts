import type { ServedOperation } from '@contract'
import { contract } from '@contract'
import type { System } from '@contract/capability'
import { FailureCode, type Result } from '@contract/failure'
import type { Operation } from '@contract/operation'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exchanges } from '../wire/exchanges'
import { people } from './list-server'
import { adminApi, callOf, listen } from './listening'

/** What the admin APIs answer: by a route, or found by walking a list that has one. */
const served = (Object.keys(contract) as ServedOperation[]).filter((name) => {
  const { system, route, ...declared } = contract[name] as unknown as Operation
  return (system as System) !== 'desk' && (route !== null || (declared.kind === 'query' && declared.within !== null))
})

const deep = '['.repeat(10_000)
const oddities = fc.constantFrom<unknown>(
  null,
  Number.MAX_VALUE,
  -1,
  '',
  '\u0000',
  [],
  {},
  { id: {} },
  { id: '' },
  { __proto__: null, id: 'user_x' },
  Number.POSITIVE_INFINITY,
  true,
)
const row = fc.oneof(fc.constantFrom<unknown>(...people(30)), oddities, fc.object({ maxDepth: 1 }))
const rows = fc.array(row, { maxLength: 40 })
const count = fc.oneof(fc.integer(), fc.constantFrom<unknown>('12', -1, 1e30, null, 'many', {}, []))
const wrapped = fc.oneof(
  rows,
  fc.record({ items: rows, total: count }),
  fc.record({ data: fc.record({ items: rows, count }) }),
  fc.record({ users: rows, admins: rows, meta: fc.record({ total: count }) }),
)
const body = fc.oneof(
  { weight: 4, arbitrary: wrapped.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'null',
      '{"__proto__": {"is_admin": true}}',
      '{"is_admin": true, "__proto__": null, "constructor": {"prototype": 1}}',
      `{"items": [{"id": "user_1", "__proto__": {"x": 1}}], "total": 1}`,
      `${deep}${']'.repeat(10_000)}`,
      `{"items": [${deep}${']'.repeat(10_000)}]}`,
      deep,
      '{"items": [NaN]}',
      '<html></html>',
      '\ufeff[]',
      `{"id": "${'x'.repeat(200_000)}"}`,
    ),
  },
)
const header = fc.dictionary(
  fc.constantFrom('x-total-count', 'content-range', 'retry-after', 'x-request-id', 'content-type', 'location'),
  fc.stringMatching(/^[ -~]{0,30}$/),
)
// Statuses that are tried again would only make this slow; faults.test.ts has them.
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.constantFrom(201, 204, 206, 302, 304, 400, 401, 403, 404, 409, 418, 422, 500, 599) },
)

/** For each operation, and others in every run. A thousand of all of them is a minute of a processor: OPSDESK_ANSWERS=1000. */
const RUNS = Number(process.env.OPSDESK_ANSWERS ?? 60)

it.each(served)('%s: whatever a server answers, there is a Result', async (operation) => {
  let answers: { status: number; body: string; header: Record<string, string> }[] = []
  let at = 0
  const server = await listen((_, response) => {
    const answer = answers[at++ % answers.length] ?? { status: 500, body: '', header: {} }
    response.writeHead(answer.status, answer.header)
    response.end(answer.body)
  })
  const api = adminApi()
  const { kind } = contract[operation]
  const input = inputs(operation)

  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ status, body, header }), { minLength: 1, maxLength: 4 }), async (list) => {
      answers = list
      at = 0
      const result: Result<unknown> = await api.send(callOf(server.base_url, operation, input))
      expect(typeof result.ok).toBe('boolean')
      // A read that answers for ever must not ask for ever either.
      expect(at).toBeLessThan(3000)
      if (kind === 'mutation') expect(at).toBe(1)
      if (result.ok) return
      expect(FailureCode.options).toContain(result.failure.code)
      expect(result.failure.code).not.toBe('internal')
      if (kind === 'mutation') expect(['unknown', 'refused']).toContain(result.failure.happened)
    }),
    { numRuns: RUNS },
  )
}, 300_000)

/** An input the operation takes: that of an exchange written by hand, or made by filling in what its schema misses. */
const inputs = (name: ServedOperation): Record<string, unknown> => {
  const written = exchanges.find(({ operation }) => operation === name)
  if (written) return written.input
  const { input } = contract[name] as unknown as Operation
  const made: Record<string, unknown> = {}
  for (let round = 0; round < 5; round++) {
    const parsed = input.safeParse(made)
    if (parsed.success) return made
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0])
      if (issue.code === 'invalid_value') made[field] = issue.values[0]
      else made[field] = 'expected' in issue && ['number', 'int'].includes(issue.expected) ? 1 : 'user_7'
    }
  }
  throw new Error('this operation’s input needs an example here')
}
