import { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { Claim } from '@contract/marketplace/claims'
import { describe, expect, test } from 'vitest'
import { standingsOf } from '../../src-renderer/screens/marketplace/standing'

const flag = (rest: Record<string, unknown>) => AbuseFlag.parse({ id: 'flag_1', flag_type: 'self_purchase', details: null, ...rest })
const claim = (id: string, claimant_id: string | null) => Claim.parse({ id, claimant_id })

describe('how a user stands', () => {
  test('a flag is about whom it refers to and whom its details name, once', () => {
    const standings = standingsOf(
      [
        flag({
          reference_id: 'user_a',
          reference_type: 'user',
          details: { buyer_id: 'user_a', seller_id: 'user_b', deep: [{ id: 'user_c' }] },
        }),
        flag({ id: 'flag_2', reference_id: 'pur_1', reference_type: 'purchase', details: 'user_a wrote this' }),
      ],
      [],
    )
    expect(standings.get('user_a')?.flags.map(({ id }) => id)).toEqual(['flag_1'])
    expect(standings.get('user_b')?.open).toBe(1)
    expect(standings.get('user_c')?.open).toBe(1)
    expect(standings.has('pur_1')).toBe(false)
  })
  test('resolved flags count as history, after the open ones', () => {
    const standing = standingsOf(
      [
        flag({ id: 'old', reference_id: 'user_a', status: 'resolved_legit' }),
        flag({ id: 'new', reference_id: 'user_a', status: 'waiting_for_review' }),
      ],
      [],
    ).get('user_a')
    expect(standing?.flags.map(({ id }) => id)).toEqual(['new', 'old'])
    expect(standing?.open).toBe(1)
  })
  test('claims stand with their claimant; one without is nobody’s', () => {
    const standings = standingsOf([], [claim('claim_1', 'user_a'), claim('claim_2', 'user_a'), claim('claim_3', null)])
    expect(standings.get('user_a')?.claims).toHaveLength(2)
    expect(standings.size).toBe(1)
  })
})
