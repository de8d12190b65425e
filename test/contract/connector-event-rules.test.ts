import { contract } from '@contract'
import { type ConnectorEventRecord, eligibleForRedelivery, wasRedelivered } from '@contract/platform/connector-event-rules'
import { describe, expect, test } from 'vitest'

const failed: ConnectorEventRecord = {
  state: 'failed',
  verification: 'verified',
  replay_of: null,
  cause: 'http_5xx',
  next_attempt_at: null,
  redeliveries: [],
}
const why = (part: Partial<ConnectorEventRecord>, input: { even_if_delivered?: true } = {}) =>
  eligibleForRedelivery({ ...failed, ...part }, input)

describe('whether an event may be redelivered', () => {
  test('what failed, was dropped or hangs at a stalled worker may', () => {
    expect(why({})).toBeNull()
    expect(why({ state: 'dropped' })).toBeNull()
    expect(why({ state: 'retrying', cause: 'worker_stalled' })).toBeNull()
    // Its signature is checked again: the secret may have been set right since.
    expect(why({ verification: 'failed' })).toBeNull()
    expect(why({ verification: 'absent' })).toBeNull()
  })

  test('what is delivered may only where a person says so', () => {
    expect(why({ state: 'delivered' })).toBe('It is delivered already.')
    expect(why({ state: 'delivered' }, { even_if_delivered: true })).toBeNull()
  })

  test('what the platform still tries may not, nor a replay, whatever is said', () => {
    expect(why({ state: 'retrying', next_attempt_at: '2026-01-01T00:00:00Z' })).toContain('2026-01-01T00:00:00Z')
    expect(why({ verification: 'replayed', replay_of: 'evt_1' }, { even_if_delivered: true })).toContain('evt_1')
  })

  test('a state of a later platform may', () => {
    expect(why({ state: 'quarantined' })).toBeNull()
  })
})

test('a list of many leaves out what arrived or waits since this desk asked, not what failed again', () => {
  const once = contract['connector-events.redeliver'].once as (answer: unknown) => boolean
  const answered = (state: string) => once({ event_id: 'evt_1', state, attempt: 2 })
  expect(['delivered', 'retrying', 'failed', 'dropped'].map(answered)).toEqual([true, true, false, false])
})

describe('whether an event shows a redelivery', () => {
  const shows = (redeliveries: ConnectorEventRecord['redeliveries']) => wasRedelivered({ ...failed, redeliveries }, {}, 'key-1')
  const at = '2026-01-01T00:00:00Z'

  test('by the key it was asked under', () => {
    expect(
      shows([
        { key: 'key-0', at },
        { key: 'key-1', at },
      ]),
    ).toBe(true)
    expect(shows([{ key: 'key-0', at }])).toBe(false)
    expect(shows([])).toBe(false)
  })

  test('a platform that keeps no keys, or not all, does not show that it did not happen', () => {
    expect(shows(null)).toBeNull()
    expect(shows([{ key: null, at }])).toBeNull()
    expect(
      shows([
        { key: null, at },
        { key: 'key-1', at },
      ]),
    ).toBe(true)
  })
})
