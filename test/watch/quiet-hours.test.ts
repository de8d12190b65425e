import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { isQuiet, quietUntil } from '../../src-main/watch/quiet-hours'

const own = process.env.TZ
afterAll(() => {
  if (own === undefined) delete process.env.TZ
  else process.env.TZ = own
})

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
// Around the days on which clocks are put forward and back in these places, and any other day.
const instant = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') })
  .map((at) => new Date(at - (at % 60_000)))
const changeDays = ['2026-03-29T00:00:00Z', '2026-10-25T00:00:00Z', '2026-03-08T06:00:00Z', '2026-11-01T05:00:00Z', '2026-04-04T14:00:00Z']
const nearChange = fc
  .tuple(fc.constantFrom(...changeDays), fc.integer({ min: -600, max: 600 }))
  .map(([day, minutes]) => new Date(Date.parse(day) + minutes * 60_000))

const minutesOf = (written: string): number => Number(written.slice(0, 2)) * 60 + Number(written.slice(3))

describe('quiet hours', () => {
  test('go over midnight, and end the next morning', () => {
    process.env.TZ = 'Europe/Berlin'
    const night = { from: '22:00', to: '07:00' }
    expect(quietUntil(new Date('2026-01-10T21:59:00+01:00'), night)).toBeNull()
    expect(quietUntil(new Date('2026-01-10T22:00:00+01:00'), night)).toEqual(new Date('2026-01-11T07:00:00+01:00'))
    expect(quietUntil(new Date('2026-01-11T06:59:00+01:00'), night)).toEqual(new Date('2026-01-11T07:00:00+01:00'))
    expect(quietUntil(new Date('2026-01-11T07:00:00+01:00'), night)).toBeNull()
    // The night in which the clock is put forward is an hour shorter, that of autumn an hour longer.
    expect(quietUntil(new Date('2026-03-28T22:00:00+01:00'), night)).toEqual(new Date('2026-03-29T07:00:00+02:00'))
    expect(quietUntil(new Date('2026-10-24T22:00:00+02:00'), night)).toEqual(new Date('2026-10-25T07:00:00+01:00'))
  })

  test('an hour that comes twice does not end them before now', () => {
    process.env.TZ = 'Europe/Berlin'
    const short = { from: '02:00', to: '02:30' }
    // 02:10 for the second time.
    const now = new Date('2026-10-25T02:10:00+01:00')
    expect(quietUntil(now, short)?.getTime()).toBeGreaterThan(now.getTime())
  })

  test('an end in the hour that spring leaves out is where that hour would have been', () => {
    process.env.TZ = 'Europe/Berlin'
    const most = { from: '03:02', to: '02:02' }
    expect(quietUntil(new Date('2026-03-28T23:31:00+01:00'), most)).toEqual(new Date('2026-03-29T03:00:00+02:00'))
  })

  test('a loud while in the hour that spring leaves out is not there, and they go on to the next day’s', () => {
    process.env.TZ = 'Europe/Berlin'
    const most = { from: '03:00', to: '02:19' }
    expect(quietUntil(new Date('2026-03-28T23:48:00+01:00'), most)).toEqual(new Date('2026-03-30T02:19:00+02:00'))
  })

  test.each([
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  ])('whenever it is quiet in %s they end later, in time, and then it is not quiet', (zone) => {
    process.env.TZ = zone
    fc.assert(
      fc.property(fc.oneof(instant, nearChange), clock, clock, (now, from, to) => {
        const until = quietUntil(now, { from, to })
        expect(until === null).toBe(!isQuiet(now, { from, to }))
        if (until === null) return
        expect(until.getTime()).toBeGreaterThan(now.getTime())
        // A loud while of less than an hour may fall into the hour that is left out in spring: then it is the next day's.
        const loud = (minutesOf(from) - minutesOf(to) + 1440) % 1440
        expect(until.getTime() - now.getTime()).toBeLessThanOrEqual((loud < 60 ? 49.5 : 25.5) * 3_600_000)
        expect(isQuiet(until, { from, to })).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('the same time twice is no time', () => {
    fc.assert(fc.property(instant, clock, (now, at) => quietUntil(now, { from: at, to: at }) === null))
  })
})
