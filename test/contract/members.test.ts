import { contract } from '@contract'
import { keepsOwner, type Member, type MemberSubject } from '@contract/platform/members'
import type { Org } from '@contract/platform/orgs'
import { describe, expect, it } from 'vitest'
import { aMember } from './a-member'

const member = aMember({ role: 'admin' })
const org = { owner_id: 'usr_owner', owners: 1 } as Org
const asked = { org_id: 'org_a', user_id: 'usr_one' }

const subjectOf = (items: readonly Member[]): MemberSubject | null =>
  contract['members.subject'].composed.compose({ member: { items }, org }, asked as never, []) as MemberSubject | null

const remove = contract['members.remove'].confirm
const setRole = contract['members.set-role'].confirm

describe('the record a member’s change is judged by', () => {
  it('is the member, with what the org says of its owners', () => {
    expect(subjectOf([member])).toMatchObject({ user_id: 'usr_one', role: 'admin', owners: 1, org_owner_id: 'usr_owner', unread: null })
    expect(subjectOf([member])).not.toHaveProperty('elsewhere')
  })

  it('is none where the server knows none: whoever is removed is gone', () => {
    expect(subjectOf([])).toBeNull()
    expect(remove?.absent).toBe('done')
  })

  it('is nobody else where the server does not obey the filters, and then nothing is sent and nothing settled', () => {
    const unread = subjectOf([{ ...member, user_id: 'usr_other', display_name: 'Other', role: 'viewer' }])
    expect(unread).toMatchObject({ user_id: 'usr_one', display_name: null, email: null, unread: expect.stringContaining('does not obey') })
    expect(remove?.eligible(unread as never, asked)).toContain('does not obey')
    expect(setRole?.eligible(unread as never, { ...asked, role: 'viewer' })).toContain('does not obey')
    expect(remove?.happened(unread as never, asked, 'attempt')).toBeNull()
    expect(setRole?.happened(unread as never, { ...asked, role: 'viewer' }, 'attempt')).toBeNull()
  })
})

describe('an owner is kept', () => {
  it.each<[string, Partial<MemberSubject>, string | null]>([
    ['whom the org names', { user_id: 'usr_owner', role: 'owner', owners: 2 }, 'names them as its owner'],
    ['who is named, whatever their role', { user_id: 'usr_owner', role: 'viewer', owners: 1 }, 'names them as its owner'],
    ['who is the only one', { role: 'owner', owners: 1 }, 'only owner'],
    ['one of several', { role: 'owner', owners: 2 }, null],
    ['one of nobody knows how many: the server has the last word', { role: 'owner', owners: null }, null],
    ['an admin', { role: 'admin', owners: 1 }, null],
  ])('%s', (_, part, why) => {
    const said = keepsOwner({ role: 'member', org_owner_id: 'usr_owner', user_id: 'usr_one', owners: 1, ...part })
    if (why === null) expect(said).toBeNull()
    else expect(said).toContain(why)
  })
})
