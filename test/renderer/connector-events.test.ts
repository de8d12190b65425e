import { contract } from '@contract'
import type { DeliveryAttempt } from '@contract/platform/connector-events'
import { describe, expect, test } from 'vitest'
import { differencesOf, pathWords } from '../../src-renderer/parts/difference'
import { searchOf } from '../../src-renderer/parts/list-filter'
import { comparable } from '../../src-renderer/screens/platform/connector-events/attempt-record'
import {
  causesInputOf,
  filterIn,
  inputOf,
  instantOfSince,
  isFiltered,
} from '../../src-renderer/screens/platform/connector-events/event-filter'

const NOW = Date.parse('2026-06-10T12:34:56Z')

describe('a filter of events in an address', () => {
  test('goes there and back', () => {
    const filter = filterIn('?text=evt_1&state=dropped&connector_id=con_1&org_id=org_1&verification=failed&cause=dns&since=24h&tab=headers')
    expect(filterIn(searchOf(filter))).toEqual(filter)
    expect(isFiltered(filter)).toBe(true)
  })

  test('what is no filter counts as none', () => {
    expect(searchOf(filterIn('?state=nonsense&since=yesterday&view=else&other=1'))).toBe('')
    expect(isFiltered(filterIn('?view=causes&tab=attempts'))).toBe(false)
    expect(filterIn('?since=constructor').since).toBe('')
  })

  test('a stretch back from now, or an instant', () => {
    expect(instantOfSince('24h', NOW)).toBe('2026-06-09T12:34:00.000Z')
    expect(instantOfSince('2026-06-01T00:00:00Z', NOW)).toBe('2026-06-01T00:00:00.000Z')
    expect(instantOfSince('', NOW)).toBeNull()
  })

  test('what is asked fits what the platform is asked for', () => {
    const filter = filterIn('?text=%20evt%20&state=undelivered&since=1h&cause=timeout&view=causes')
    const input = inputOf(filter, NOW)
    expect(input).toEqual({ search: 'evt', state: 'failed,dropped,retrying', since: '2026-06-10T11:34:00.000Z', cause: 'timeout' })
    expect(contract['connector-events.list'].input.safeParse(input).success).toBe(true)
    expect(inputOf(filterIn('?state=given_up'), NOW)).toEqual({ state: 'failed,dropped' })
    // By cause one cause is not chosen, and nothing is searched for.
    expect(causesInputOf(filter, NOW)).toEqual({ state: 'failed,dropped,retrying', since: '2026-06-10T11:34:00.000Z' })
    expect(contract['connector-events.causes'].input.safeParse(causesInputOf(filter, NOW)).success).toBe(true)
  })
})

describe('two tries', () => {
  const one: DeliveryAttempt = {
    id: 'att_1',
    number: 1,
    at: '2026-06-10T12:00:00Z',
    status: 503,
    duration_ms: 40,
    cause: 'http_5xx',
    error: 'It failed.',
    worker: 'worker-1',
    redelivery: null,
    request_headers: [{ name: 'X-Try', value: '1', hidden: false }],
    response_headers: [
      { name: 'Retry-After', value: '30', hidden: false },
      { name: 'Via', value: 'a', hidden: false },
      { name: 'via', value: 'b', hidden: false },
    ],
    response_body: '{"error": {"queue": 40}}',
  }
  const places = (other: Partial<DeliveryAttempt>): string[] =>
    differencesOf(comparable(one), comparable({ ...one, ...other })).map(({ kind, path }) => `${kind} ${pathWords(path)}`)

  test('of the same content do not differ, whenever they were', () => {
    expect(places({ id: 'att_2', number: 2, at: '2026-06-10T13:00:00Z' })).toEqual([])
  })

  test('differ by outcome, by header whatever its case, and by field of a JSON answer', () => {
    const other = { status: 200, cause: null, error: null, redelivery: 'key', response_body: '{"error": {"queue": 47}, "more": 1}' }
    expect(places(other)).toEqual([
      'changed outcome.status',
      'removed outcome.cause',
      'removed outcome.error',
      'added outcome.asked_for',
      'changed body.error.queue',
      'added body.more',
    ])
    expect(places({ request_headers: [{ name: 'x-try', value: '1', hidden: false }] })).toEqual([])
    expect(places({ response_headers: one.response_headers.slice(0, 2) })).toEqual(['changed answered.via'])
  })

  test('whose answers are text differ by line, or as a whole', () => {
    const lines = (text: string) => comparable({ ...one, response_body: text }).body
    expect(differencesOf(lines('a\nb'), lines('a\nc')).map(({ path }) => pathWords(path))).toEqual(['[1]'])
    expect(lines('down')).toBe('down')
  })
})
