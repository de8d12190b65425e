import type { Notice, WatchHabits } from '@contract/desk/watches'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOutbox, type Notification } from '../../src-main/watch/outbox'

const MINUTE = 60_000
const plain: WatchHabits = { paused: false, notify: true, quiet: null, digest_minutes: 0, stay_in_tray: false }
const noticeOf = (id: string, environment_id = 'a', words = '1 new abuse flag'): Notice => ({
  id,
  at: new Date().toISOString(),
  environment_id,
  rule: 'flags',
  words,
  detail: 'user_secret',
  to: { capability: 'abuse-flags', record: null, search: '' },
  unread: true,
})

const opened = (habits: WatchHabits) => {
  const sent: Notification[] = []
  const read = new Set<string>()
  const box = createOutbox({
    notify: (one) => void sent.push(one),
    habits: () => habits,
    nameOf: (id) => ({ a: 'Live', b: 'Staging' })[id] ?? '?',
    isRead: (id) => read.has(id),
    now: () => new Date(),
  })
  return { box, sent, read }
}

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 5, 10, 12, 0) }))
afterEach(() => vi.useRealTimers())

describe('the system’s notifications', () => {
  test('without digest or quiet hours they go at once: the environment’s name and counts, nothing of a person', () => {
    const { box, sent } = opened(plain)
    box.add([noticeOf('1'), noticeOf('2', 'a', '2 new claims')])
    expect(sent).toEqual([{ title: 'Live', body: '1 new abuse flag · 2 new claims', notice: null }])
    box.add([noticeOf('3')])
    expect(sent[1]).toEqual({ title: 'Live', body: '1 new abuse flag', notice: '3' })
    expect(JSON.stringify(sent)).not.toContain('secret')
  })

  test('a digest collects from the first notice on, tells once for each environment, and leaves out what was read', () => {
    const { box, sent, read } = opened({ ...plain, digest_minutes: 10 })
    box.add([noticeOf('1')])
    vi.advanceTimersByTime(6 * MINUTE)
    box.add([noticeOf('2', 'b', '1 job has ended'), noticeOf('3', 'a', '1 new claim')])
    read.add('1')
    vi.advanceTimersByTime(4 * MINUTE - 1)
    expect(sent).toEqual([])
    vi.advanceTimersByTime(1)
    expect(sent).toEqual([
      { title: 'Staging', body: '1 job has ended', notice: '2' },
      { title: 'Live', body: '1 new claim', notice: '3' },
    ])
    vi.advanceTimersByTime(60 * MINUTE)
    expect(sent).toHaveLength(2)
  })

  test('in quiet hours they wait until those are over', () => {
    const { box, sent } = opened({ ...plain, quiet: { from: '11:30', to: '13:00' } })
    box.add([noticeOf('1')])
    vi.advanceTimersByTime(59 * MINUTE)
    expect(sent).toEqual([])
    vi.advanceTimersByTime(1 * MINUTE)
    expect(sent).toHaveLength(1)
  })

  test('switched off, nothing is shown', () => {
    const { box, sent } = opened({ ...plain, notify: false })
    box.add([noticeOf('1')])
    vi.advanceTimersByTime(60 * MINUTE)
    expect(sent).toEqual([])
  })

  test('many are counted, not listed', () => {
    const { box, sent } = opened({ ...plain, digest_minutes: 1 })
    for (let n = 0; n < 9; n++) box.add([noticeOf(String(n), 'a', `${n} things`)])
    vi.advanceTimersByTime(MINUTE)
    expect(sent[0]?.body).toBe('0 things · 1 things · 2 things · 3 things · 5 more')
  })
})
