import { describe, expect, test } from 'vitest'
import { flaps, recentTurns } from '../../src-main/health-history/flapping'

const MINUTE = 60_000
const now = Date.UTC(2026, 10, 20, 12)
/** Changes so many minutes ago, each with its states: "ok>down". */
const changes = (...given: readonly (readonly [minutes: number, states: string])[]) =>
  given.map(([minutes, states]) => {
    const [was = '', to = ''] = states.split('>')
    return { at: now - minutes * MINUTE, was, now: to }
  })

describe('a service flaps', () => {
  test('when it went to and fro four times within the hour, and just now', () => {
    expect(flaps(changes([50, 'ok>down'], [40, 'down>ok'], [30, 'ok>degraded'], [1, 'degraded>ok']), now)).toBe(true)
  })

  test.each([
    ['three turns', changes([40, 'ok>down'], [30, 'down>ok'], [1, 'ok>down'])],
    ['one failure in steps', changes([40, 'ok>degraded'], [30, 'degraded>down'], [20, 'down>degraded'], [1, 'degraded>ok'])],
    ['a fourth turn an hour ago', changes([60, 'ok>down'], [40, 'down>ok'], [30, 'ok>down'], [1, 'down>ok'])],
    ['steady for twenty minutes', changes([50, 'ok>down'], [40, 'down>ok'], [30, 'ok>down'], [20, 'down>ok'])],
    ['nothing', []],
    ['what a clock that went back wrote', changes([-5, 'ok>down'], [-4, 'down>ok'], [-3, 'ok>down'], [-2, 'down>ok'])],
  ])('not for %s', (_, given) => {
    expect(flaps(given, now)).toBe(false)
  })

  test('a word the document does not have is not ok, whatever it means', () => {
    expect(recentTurns(changes([3, 'ok>maintenance'], [2, 'maintenance>down'], [1, 'down>OK']), now)).toHaveLength(2)
  })
})
