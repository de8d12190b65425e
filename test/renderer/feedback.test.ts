import type { Feedback } from '@contract/platform/feedback'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { probes } from '../../src-main/practice/platform/probes/probes'
import { everyMark } from '../../src-renderer/parts/visible-text'
import { decodedOf } from '../../src-renderer/screens/platform/feedback/decoded'
import { type Entry, entryOf, lineOf } from '../../src-renderer/screens/platform/feedback/entry'
import { askedOf, chosen, filterIn, searchOf, standing } from '../../src-renderer/screens/platform/feedback/filters'
import { feedbackKeys } from '../../src-renderer/screens/platform/feedback/keys'
import { typeWords } from '../../src-renderer/screens/platform/feedback/probe-words'

const item = (id: string, part: Partial<Feedback> = {}): Feedback => ({
  id,
  category: 'actionable',
  classification: null,
  severity: 'medium',
  status: 'open',
  text: id,
  page: null,
  org_id: null,
  workspace_id: null,
  user_id: null,
  assignee_id: null,
  burst: null,
  created_at: '2026-03-01T00:00:00Z',
  updated_at: null,
  resolved_at: null,
  ...part,
})
const entries = (...items: Feedback[]): Entry[] => items.map(entryOf)
const ids = (some: readonly Entry[]): string[] => some.map(({ id }) => id)

describe('decoding', () => {
  const last = (text: string) => decodedOf(text).at(-1)?.text
  test('what hides in percent signs, entities, escapes and base64 is shown, and so is what hides in that', () => {
    expect(last('%3Cscript%3Ealert(%22x%22)%3C%2Fscript%3E')).toBe('<script>alert("x")</script>')
    expect(last('&lt;script&gt;&#39;&#x27;&quot;')).toBe("<script>''\"")
    expect(last('\\x3cb\\u003e\\u{1F600}')).toBe('<b>😀')
    expect(last('PHNjcmlwdD5hbGVydCgiYmFzZTY0Iik8L3NjcmlwdD4=')).toBe('<script>alert("base64")</script>')
    expect(decodedOf('%252e%252e%252fetc').map(({ text }) => text)).toEqual(['%2e%2e%2fetc', '../etc'])
    expect(last('..%c0%afetc')).toBe('..\uFFFD\uFFFDetc')
  })

  test('what hides nothing is left alone', () => {
    for (const text of ['100 % sure', 'Fish & chips', 'a;b', 'ThisIsOneLongWordOnly', '&nosuch;', '&constructor;', ''])
      expect(decodedOf(text)).toEqual([])
  })

  test('it ends, and never fails, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('%', '2', '5', 'c', '&', '#', 'x', ';', '\\', 'u', '{', '}', 'A', '=', 'é', '\u0000') }),
        (text) => {
          const steps = decodedOf(text)
          expect(steps.length).toBeLessThanOrEqual(4)
          for (const step of steps) expect(step.text).not.toBe(text)
        },
      ),
    )
  })
})

test('every mark that can’t be seen is written out and counted; what can be seen stays', () => {
  expect(everyMark('a\u200Db\u00A0c\u{E0041}d\u034Fe')).toEqual({ text: 'a⟨U+200D⟩b⟨U+00A0⟩c⟨U+E0041⟩d⟨U+034F⟩e', marks: 4 })
  for (const text of ['<b>x</b>', 'one\ntwo\tthree', 'ليلى', 'e\u0301', '😀']) expect(everyMark(text)).toEqual({ text, marks: 0 })
  for (const text of Object.values(probes).flat()) expect(everyMark(everyMark(text).text).marks).toBe(0)
})

test('a line of the queue is short and never empty', () => {
  for (const text of [...Object.values(probes).flat(), '   ', '']) {
    expect(lineOf(item('a', { text })).length).toBeLessThanOrEqual(200)
    expect(lineOf(item('a', { text })).trim()).not.toBe('')
  }
  expect(typeWords('sql')).toBe('SQL')
  expect(typeWords('constructor')).toBe('Constructor')
})

describe('filters', () => {
  test('stand in the address and come back from it', () => {
    const address = 'view=security&status=triaged&type=sql&severity=critical&assignee=me&org_id=org_1&search=union&order=newest'
    expect(searchOf(filterIn(address))).toBe(address)
    expect(searchOf(filterIn(''))).toBe('')
    expect(searchOf(filterIn('view=nonsense&order=sideways&status=lost'))).toBe('')
  })

  test('ask the server only for what it counts together', () => {
    expect(askedOf(filterIn(''))).toEqual({ probes: false, unresolved: true })
    expect(askedOf(filterIn('view=all&status=done&assignee=none&search=%20x%20&type=a&severity=b'))).toEqual({
      status: 'done',
      assignee: 'none',
      search: 'x',
    })
  })

  test('worst first, then the newest; in the security view each group together', () => {
    const some = entries(
      item('low', { severity: 'low', classification: 'sql' }),
      item('new', { severity: 'high', classification: 'script', created_at: '2026-03-02T00:00:00Z' }),
      item('odd', { severity: 'unheard_of', classification: null }),
      item('bad', { severity: 'critical', classification: 'sql' }),
      item('old', { severity: 'high', classification: 'script' }),
    )
    expect(ids(chosen(some, filterIn('view=all')))).toEqual(['bad', 'new', 'old', 'low', 'odd'])
    expect(ids(chosen(some, filterIn('view=security')))).toEqual(['new', 'old', 'bad', 'low', 'odd'])
    expect(ids(chosen(some, filterIn('view=security&type=sql&order=oldest')))).toEqual(['bad', 'low'])
    expect(ids(chosen(some, filterIn('view=security&type=sql,script&order=worst')))).toEqual(['new', 'old', 'bad', 'low'])
    expect(ids(chosen(some, filterIn('view=all&severity=high&order=oldest')))).toEqual(['old', 'new'])
  })

  test('what is snoozed, done or archived is not unresolved; a burst is snoozed as one', () => {
    const burst = { id: 'burst', count: 200, first_at: '2026-03-01T00:00:00Z', last_at: '2026-03-02T00:00:00Z' }
    const some = entries(item('a'), item('b', { status: 'done' }), item('c', { status: 'archived' }), item('newest', { burst }))
    expect(ids(standing(some, filterIn(''), {}, 5))).toEqual(['a', 'burst'])
    expect(ids(standing(some, filterIn(''), { burst: 10 }, 5))).toEqual(['a'])
    expect(ids(standing(some, filterIn('status=snoozed'), { burst: 10 }, 5))).toEqual(['burst'])
    expect(ids(standing(some, filterIn('status=done'), {}, 5))).toEqual(['b'])
    expect(ids(standing(some, filterIn('status=any'), { burst: 10 }, 5))).toEqual(['a', 'b', 'c', 'burst'])
  })
})

test('no two actions share a key', () => {
  const map = feedbackKeys.keyMapOf({})
  for (const { name } of feedbackKeys.actions) expect(feedbackKeys.refusalOf(map, name, map[name])).toBeNull()
})
