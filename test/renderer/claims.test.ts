import { Claim } from '@contract/marketplace/claims'
import { User } from '@contract/marketplace/users'
import { describe, expect, test } from 'vitest'
import { evidenceHandle, hostOf, rivalsOf, sameHandle, skillOf } from '../../src-renderer/screens/marketplace/claims/identity'
import { parseParked, remembered } from '../../src-renderer/screens/marketplace/claims/parked'
import { warningOf } from '../../src-renderer/screens/marketplace/claims/warning'

const claim = (rest: Record<string, unknown> = {}) => Claim.parse({ id: 'claim_1', claimant_id: 'user_a', skill_id: 'skill_1', ...rest })

describe('who claims what', () => {
  test('a handle is the same whatever its case and sign', () => {
    expect(sameHandle('@Sol', 'sol ')).toBe(true)
    expect(sameHandle('sol', 'so1')).toBe(false)
    expect(sameHandle(null, 'sol')).toBeNull()
  })
  test('the evidence’s handle is taken from places we know, and only where it is text', () => {
    expect(evidenceHandle({ registry_profile: { handle: 'sol' } })).toBe('sol')
    expect(evidenceHandle({ owner: { login: 'sol' } })).toBe('sol')
    for (const evidence of [null, 'sol', ['sol'], { registry_profile: { handle: 7 } }, { registry_profile: null }])
      expect(evidenceHandle(evidence)).toBeNull()
  })
  test('only http and https are web addresses', () => {
    expect(hostOf('https://npm.example.org/left-pad')).toBe('npm.example.org')
    for (const address of ['javascript:alert(1)', 'npm/left-pad', 'data:text/html,x', '']) expect(hostOf(address)).toBeNull()
  })
  test('rivals claim the same skill; a claim that names none has none', () => {
    const other = claim({ id: 'claim_2', claimant_id: 'user_b' })
    expect(rivalsOf(claim(), [claim(), other])).toEqual([other])
    expect(rivalsOf(claim({ skill_id: null }), [claim({ id: 'claim_3', skill_id: null })])).toEqual([])
    expect(skillOf(claim({ skill_slug: 'left-pad' }))).toBe('left-pad')
  })
})

describe('what speaks against an approval', () => {
  const account = (account_status: string) => User.parse({ id: 'user_a', account_status })
  const fine = { claim: claim(), account: account('active'), open: 0, rivals: 0, partly: null }
  test('nothing, where nothing is known to', () => {
    expect(warningOf(fine)).toBeUndefined()
  })
  test('each reason in its sentence; what is not known yet is one', () => {
    expect(warningOf({ ...fine, account: account('held'), open: 2, rivals: 1 })).toBe(
      'The claimant’s account is held. 2 open abuse flags name the claimant. Somebody else claims the same skill.',
    )
    expect(warningOf({ ...fine, account: undefined })).toContain('was not read yet')
    expect(warningOf({ ...fine, account: null })).toBe('There is no user with the claimant’s id.')
    expect(warningOf({ ...fine, claim: claim({ claimant_id: null }), account: undefined })).toBe('The claim does not say whose it is.')
  })
})

describe('parked claims', () => {
  const entry = {
    reason: 'Not theirs.',
    parked_at: '2026-11-20T12:00:00Z',
    claim: { skill_id: 's', skill_slug: null, skill_name: 'Left Pad', source_registry: 'npm', claimant_id: 'user_a', created_at: null },
  }
  test('are read back; one that is broken does not take the others with it', () => {
    const kept = parseParked(JSON.stringify({ claims: { claim_1: entry, claim_2: { reason: 1 } }, no_reject_at: '2026-11-20T12:00:00Z' }))
    expect(Object.keys(kept.claims)).toEqual(['claim_1'])
    expect(kept.no_reject_at).toBe('2026-11-20T12:00:00Z')
    expect(remembered('claim_1', entry)).toMatchObject({ id: 'claim_1', skill_name: 'Left Pad', claimant_email: null })
  })
  test.each([null, '', 'not json', '[]', '7', '{"claims": 7}'])('what is none counts as none: %s', (stored) => {
    expect(parseParked(stored)).toEqual({ claims: {}, no_reject_at: null })
  })
})
