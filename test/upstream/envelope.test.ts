import { describe, expect, test } from 'vitest'
import { readEnvelope } from '../../src-main/upstream/envelope'

const rows = [{ id: 'flag_1' }]

describe('a list under a name of the server’s own', () => {
  test.each(['abuse-flags', 'abuse_flags', 'abuseFlags', 'flags', 'items'])('%s', (name) => {
    expect(readEnvelope({ [name]: rows, types: ['burst'], total: 7 }, {}, 'abuse-flags')).toEqual({ rows, total: 7, goes_on: null })
  })

  test('is found by being the only one, also where it is empty', () => {
    expect(readEnvelope({ pending: rows, total: 1 }, {}, 'deletions')?.rows).toEqual(rows)
    expect(readEnvelope({ pending_deletions: [], total: 0 }, {}, 'deletions')).toEqual({ rows: [], total: 0, goes_on: null })
  })

  test('is not made of an answer that is about something else', () => {
    expect(readEnvelope({ user: { id: 'user_1' }, roles: [] }, {}, 'deletions')).toBeNull()
    expect(readEnvelope({ errors: [], warnings: [] }, {}, 'deletions')).toBeNull()
    expect(readEnvelope({ status: 'ok' }, {}, 'deletions')).toBeNull()
  })
})
