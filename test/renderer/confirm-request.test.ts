import { describe, expect, test } from 'vitest'
import { requestOf } from '../../src-renderer/parts/confirm-request'
import { aroundWho, factsOf, headingOf, proofOf, readBackOf, whoOf } from '../../src-renderer/parts/confirm-words'

const attempt = '5f0c0000-0000-4000-8000-0000000000d1'

describe('the exact request', () => {
  test('has the id in its path, the key cut short, and no body where there is none', () => {
    expect(requestOf('admins.promote', { user_id: 'user_2a+b' }, attempt)).toBe(
      'POST /v1/admin/admins/user_2a%2Bb\nIdempotency-Key: 5f0c…d1',
    )
    expect(requestOf('admins.demote', { user_id: 'user_2a' }, attempt)).toContain('DELETE /v1/admin/admins/user_2a')
  })
})

describe('who it is about', () => {
  test('is the name, else the e-mail address, else the id', () => {
    expect(whoOf({ display_name: 'Mira', email: 'm@example.com' }, 'user_1')).toBe('Mira')
    expect(whoOf({ display_name: '  ', email: 'm@example.com' }, 'user_1')).toBe('m@example.com')
    expect(whoOf(null, 'user_1')).toBe('user_1')
    expect(whoOf({ name: 'Mira', kind: 'burst' }, 'flag_1', ({ kind }: { kind: string }) => `${kind} flag`)).toBe('burst flag')
    expect(whoOf(null, 'flag_1', () => 'never asked')).toBe('flag_1')
  })

  test('stands apart from our own words, whatever it holds', () => {
    expect(aroundWho('Make {who} an admin')).toEqual(['Make ', ' an admin'])
  })

  test('is told by the facts of the record, without the empty ones', () => {
    expect(factsOf({ id: 'user_1', email: '', is_admin: false, deletion_requested_at: null })).toEqual([
      { field: 'id', value: 'user_1' },
      { field: 'is_admin', value: false },
    ])
    expect(['account_status', 'is_admin', 'created_at', 'email'].map(headingOf)).toEqual(['Account status', 'Admin', 'Created', 'E-mail'])
  })
})

describe('what is said back', () => {
  const said = (typed: string, ticked = false) => ({ typed, ticked })

  test('in production the target is typed, to the letter', () => {
    const asked = readBackOf('access', 'production', 'user_1', false)
    expect(asked).toEqual({ how: 'type', text: 'user_1' })
    expect(proofOf(asked, asked, said('user_'))).toBeNull()
    expect(proofOf(asked, asked, said('USER_1'))).toBeNull()
    expect(proofOf(asked, asked, said(' user_1 '))).toBe('user_1')
  })

  test('elsewhere the consequence is ticked', () => {
    const asked = readBackOf('access', 'practice', 'user_1', false)
    expect(proofOf(asked, asked, said(''))).toBeNull()
    expect(proofOf(asked, asked, said('', true))).toBe('read back')
  })

  test('a record nobody found is typed everywhere, and main still gets the proof it asks for', () => {
    const asked = readBackOf('access', 'practice', 'user_1', true)
    expect(asked.how).toBe('type')
    expect(proofOf(asked, { how: 'read_back' }, said('user_1'))).toBe('read back')
  })
})
