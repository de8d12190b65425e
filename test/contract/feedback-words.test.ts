import { mayMove, refusedStep } from '@contract/platform/feedback'
import { feedbackStatuses, feedbackSteps, mayGo, stepsFrom } from '@contract/platform/feedback-words'
import { describe, expect, test } from 'vitest'

/** By hand from "open to triaged, in_progress, done, then archive once resolved", with a step back for each. */
const allowed = [
  'open → triaged',
  'open → in_progress',
  'open → done',
  'triaged → in_progress',
  'triaged → done',
  'triaged → open',
  'in_progress → done',
  'in_progress → triaged',
  'done → archived',
  'done → in_progress',
  'archived → done',
]
const pairs = feedbackStatuses.flatMap((from) => feedbackStatuses.map((to) => ({ from, to, pair: `${from} → ${to}` })))

describe('the workflow of feedback', () => {
  test.each(pairs)('$pair', ({ from, to, pair }) => {
    const may = allowed.includes(pair)
    expect(mayGo(from, to)).toBe(may)
    expect(refusedStep(from, to) === null).toBe(may)
    expect(mayMove({ by_status: { [from]: 3 } }, to)).toBe(may)
  })

  test('only what is done goes to the archive, and every step can be gone back', () => {
    expect(feedbackStatuses.filter((from) => mayGo(from, 'archived'))).toEqual(['done'])
    const reaches = (from: string, to: string, seen: readonly string[] = []): boolean =>
      from === to || stepsFrom(from).some((step) => !seen.includes(step) && reaches(step, to, [...seen, from]))
    for (const { from, to } of pairs) if (mayGo(from, to)) expect([to, from, reaches(to, from)]).toEqual([to, from, true])
  })

  test('a status this desk does not know goes nowhere, whatever it is called', () => {
    for (const from of ['escalated', '', 'constructor', '__proto__']) {
      expect(stepsFrom(from)).toEqual([])
      expect(refusedStep(from, 'done')).toMatch(/nowhere/)
    }
    expect(Object.keys(feedbackSteps)).toEqual([...feedbackStatuses])
  })

  test('a refused step says which ones there are', () => {
    expect(refusedStep('open', 'open')).toBe('It is open already.')
    expect(refusedStep('archived', 'open')).toBe('It is archived and can’t go to open: only to done.')
    expect(refusedStep('open', 'archived')).toBe('It is open and can’t go to archived: only to triaged, in progress or done.')
  })

  test('a burst may move as long as one of its items may', () => {
    expect(mayMove({ by_status: { archived: 9, done: 1 } }, 'in_progress')).toBe(true)
    expect(mayMove({ by_status: { archived: 9, done: 0 } }, 'in_progress')).toBe(false)
    expect(mayMove({ by_status: {} }, 'done')).toBe(false)
  })
})
