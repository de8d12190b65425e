import { WatchRule } from '@contract/desk/presets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf, isNews, remember, type Sight } from '../../src-main/watch/rule'
import { rules } from '../../src-main/watch/rules'

const at = new Date('2026-06-01T12:00:00Z')
const before = (marks: Record<string, string>) => ({ at: at.toISOString(), marks })
const newsOf = (rule: WatchRule, was: Record<string, string>, sight: Sight) =>
  changesOf(before(was), sight).filter((change) => isNews(rules[rule], change))
const whole = (marks: Record<string, string>): Sight => ({ marks, whole: true })

describe('what is news', () => {
  test('what was seen before is none, whatever the rule', () => {
    const marks = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.constantFrom('', 'ok', 'down', 'running', 'ended', '2026-01-01'),
    )
    fc.assert(fc.property(fc.constantFrom(...WatchRule.options), marks, (rule, seen) => newsOf(rule, seen, whole(seen)).length === 0))
  })

  test('of a list that goes on, only what is newer than all that was seen is new, and nothing is known to be gone', () => {
    const was = { a: '2026-01-02', b: '2026-01-03' }
    const sight: Sight = { marks: { b: '2026-01-03', old: '2026-01-01', fresh: '2026-01-04' }, whole: false, dated: true }
    expect(newsOf('flags', was, sight)).toEqual([{ id: 'fresh', before: null, now: '2026-01-04' }])
    expect(Object.keys(remember(before(was), sight, at).marks).sort()).toEqual(['a', 'b', 'fresh', 'old'])
    expect(newsOf('admins', { a: '', b: '' }, { marks: {}, whole: false })).toEqual([])
  })

  test('a service that goes down and one that comes back are told; degraded and back is not', () => {
    const was = { api: 'ok', soul: 'down', gate: 'degraded' }
    expect(newsOf('health', was, whole({ api: 'down', soul: 'ok', gate: 'ok' }))).toEqual([
      { id: 'api', before: 'ok', now: 'down' },
      { id: 'soul', before: 'down', now: 'ok' },
    ])
    const [down, up] = rules.health.says(newsOf('health', was, whole({ api: 'down', soul: 'ok' })))
    expect(down).toMatchObject({ words: '1 service is down', detail: 'api' })
    expect(up).toMatchObject({ words: '1 service is no longer down', detail: 'soul' })
    expect(newsOf('health', was, { marks: {}, whole: false })).toEqual([])
  })

  test('a job that ends or stops by itself is told; one a person paused or cancelled is not', () => {
    const was = { a: 'running', b: 'running', c: 'running', d: 'running' }
    const news = newsOf('jobs', was, whole({ a: 'ended', b: 'stopped', c: 'paused', d: 'cancelled' }))
    expect(rules.jobs.says(news)).toMatchObject([
      { words: '1 job has ended', to: { capability: 'jobs', record: 'a' } },
      { words: '1 job stopped by itself', to: { record: 'b' } },
    ])
  })

  test('a token is told when it ends soon, and again when it has ended', () => {
    expect(newsOf('tokens', {}, whole({ 'marketplace t': 'soon' }))).toHaveLength(1)
    expect(newsOf('tokens', { 'marketplace t': 'soon' }, whole({ 'marketplace t': 'over' }))).toHaveLength(1)
    expect(newsOf('tokens', { 'marketplace t': 'soon' }, whole({}))).toEqual([])
  })

  test('no rule’s words name a thing it is about', () => {
    const id = fc.string({ minLength: 6, maxLength: 20 }).map((tail) => `secret_${tail}`)
    const state = fc.constantFrom(null, '', 'down', 'ok', 'ended', 'stopped', 'soon', 'over')
    const changes = fc.array(fc.record({ id, before: state, now: state }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom(...WatchRule.options), changes, (rule, some) =>
        rules[rule].says(some).every(({ words }) => !words.includes('secret_') && words.length < 60),
      ),
    )
  })
})
