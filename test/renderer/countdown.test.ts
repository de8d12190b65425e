import { describe, expect, test } from 'vitest'
import { countdown, secondsLeft, spokenCountdown } from '../../src-renderer/shell/countdown'

const now = new Date('2026-11-20T10:00:00.000Z')
const inSeconds = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString()

describe('the countdown of the write lock', () => {
  test.each([
    [600, '10:00'],
    [462, '7:42'],
    [60, '1:00'],
    [9, '0:09'],
    [0, '0:00'],
    [-5, '0:00'],
  ])('%i seconds are written %s', (seconds, words) => expect(countdown(inSeconds(seconds), now)).toBe(words))

  test('a started second counts whole, so that it never says 0:00 while writing is possible', () => {
    expect(secondsLeft(inSeconds(0.2), now)).toBe(1)
  })

  test('it is said aloud at five minutes, one minute, 15 seconds and the end, and at no other second', () => {
    const said: string[] = []
    for (let left = 600; left > 0; left -= 1) {
      const words = spokenCountdown(left, left - 1)
      if (words) said.push(`${left - 1}: ${words}`)
    }
    expect(said).toEqual([
      '300: Writing locks in 5 minutes.',
      '60: Writing locks in 1 minute.',
      '15: Writing locks in 15 seconds.',
      '0: Writing is locked again.',
    ])
  })

  test('a computer that slept through a mark says it once on waking', () => {
    expect(spokenCountdown(400, 120)).toBe('Writing locks in 5 minutes.')
    expect(spokenCountdown(400, 0)).toBe('Writing is locked again.')
    expect(spokenCountdown(0, 0)).toBeNull()
  })
})
