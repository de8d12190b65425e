import { AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { Category } from '@contract/marketplace/categories'
import { Claim } from '@contract/marketplace/claims'
import { PendingDeletion } from '@contract/marketplace/deletions'
import { expect, test } from 'vitest'

test('a flag in other spellings, with a number for an id and JSON kept as text', () => {
  const read = AbuseFlag.parse({ flag_id: 7, type: 'burst', ref_id: 12, details: '{"a":[1]}', status: 'pending', created_at: null })
  expect(read).toEqual({
    id: '7',
    flag_type: 'burst',
    reference_id: '12',
    reference_type: null,
    details: { a: [1] },
    status: 'pending',
    resolved_by: null,
    resolved_at: null,
    resolution_notes: null,
    created_at: null,
  })
  expect(isResolved(read)).toBe(false)
  expect(isResolved({ status: 'closed', resolved_at: '2026-01-01T00:00:00Z' })).toBe(true)
})

test('a flag without details, with text for details, and nested without end', () => {
  const flag = { id: 'f', flag_type: 't' }
  expect(AbuseFlag.parse(flag)).toMatchObject({ details: null, status: 'open' })
  expect(AbuseFlag.parse({ ...flag, details: '{half' }).details).toBe('{half')
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown
  const read = JSON.stringify(AbuseFlag.parse({ ...flag, details: deep }).details)
  expect(read).toBe(`${'['.repeat(100)}"… (nested too deeply to be shown)"${']'.repeat(100)}`)
  const polluting = AbuseFlag.parse({ ...flag, details: JSON.parse('{"__proto__": {"polluted": true}}') }).details
  expect(Object.keys(polluting as object)).toEqual(['__proto__ (a field of this name)'])
  expect((polluting as { polluted?: true }).polluted).toBeUndefined()
})

test('a claim that names things in its own way, or hardly anything', () => {
  expect(Claim.parse({ claim_id: 3, user_id: 'user_1', skill: 'skill_1', name: 'Linter', registry: 'npm', handle: 'ada' })).toMatchObject({
    id: '3',
    claimant_id: 'user_1',
    skill_id: 'skill_1',
    skill_name: 'Linter',
    source_registry: 'npm',
    claimed_handle: 'ada',
    status: 'sandbox',
    evidence: null,
  })
})

test('a category with a list of keywords and an icon nobody knows', () => {
  expect(Category.parse({ id: 'cat-x', slug: 'x', name: 'X', icon: 'rocket', keywords: ['a', 'b'] })).toEqual({
    id: 'cat-x',
    category: 'x',
    name: 'X',
    description: '',
    icon: 'rocket',
    sample_keywords: 'a, b',
    updated_at: null,
  })
})

test('a pending deletion that says user_id and scheduled_for', () => {
  expect(PendingDeletion.parse({ user_id: 'user_1', scheduled_for: '2026-02-01T00:00:00Z' })).toEqual({
    id: 'user_1',
    email: '',
    display_name: '',
    account_status: 'pending_deletion',
    deletion_requested_at: null,
    deletion_scheduled_at: '2026-02-01T00:00:00Z',
  })
})
