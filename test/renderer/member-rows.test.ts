import type { Member } from '@contract/platform/members'
import { boundaryRules } from '@contract/platform/org-boundaries'
import { orgRoles } from '@contract/platform/org-roles'
import type { Org } from '@contract/platform/orgs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchOf } from '../../src-renderer/parts/list-filter'
import { filteredRows, type MemberFilter, memberFilterIn, memberFilterWords } from '../../src-renderer/screens/platform/member-filter'
import {
  countsByRule,
  type MemberSort,
  memberOfRef,
  memberRef,
  memberSorts,
  rowsOf,
  sortedRows,
} from '../../src-renderer/screens/platform/member-rows'
import { aMember } from '../contract/a-member'

const member = (part: Partial<Member>): Member => aMember({ joined_at: '2026-01-01T00:00:00Z', ...part })
const ownerless = {
  id: 'org_b',
  name: 'Birch',
  owner_is_member: false,
  owner_name: 'Olga',
  owner_id: 'usr_x',
  owners: 1,
  members: 1,
} as Org
const rows = rowsOf(
  [
    member({ user_id: 'usr_staff', display_name: 'Robin', is_staff: true, role: 'billing' }),
    member({ user_id: 'usr_owner', display_name: null, email: 'olga@example.com', role: 'owner' }),
    member({ user_id: 'usr_plain', display_name: 'under_score 100%' }),
    member({ user_id: 'usr_later', display_name: 'Later', role: 'auditor', joined_at: null }),
  ],
  [ownerless],
)
const shown = (part: Partial<MemberFilter>): string[] => filteredRows(rows, { ...memberFilterIn(''), ...part }).map(({ id }) => id)

describe('members in a table', () => {
  it('stand by role, the org itself first and a role nobody knows last', () => {
    expect(sortedRows(rows, 'role', 'asc').map(({ id }) => id)).toEqual([
      'org_b/',
      'org_a/usr_owner',
      'org_a/usr_staff',
      'org_a/usr_plain',
      'org_a/usr_later',
    ])
    expect(
      sortedRows(rows, 'crossings', 'desc')
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['org_b/', 'org_a/usr_staff'])
  })

  it('are narrowed down by role, by text letter by letter, and by what they cross', () => {
    expect(shown({})).not.toContain('org_b/')
    expect(shown({ role: 'billing' })).toEqual(['org_a/usr_staff'])
    expect(shown({ search: '100%' })).toEqual(['org_a/usr_plain'])
    expect(shown({ search: 'OLGA@' })).toEqual(['org_a/usr_owner'])
    expect(shown({ crosses: 'any' })).toEqual(['org_b/', 'org_a/usr_staff', 'org_a/usr_later'])
    expect(shown({ crosses: 'grave' })).toEqual(['org_b/', 'org_a/usr_staff'])
    expect(shown({ crosses: 'unknown_role' })).toEqual(['org_a/usr_later'])
    expect([...countsByRule(rows)]).toEqual([
      ['owner_outside', 1],
      ['staff', 1],
      ['unknown_role', 1],
    ])
  })

  it('each sort keeps every row, and turned round it is the other way round where nothing is alike', () => {
    for (const by of Object.keys(memberSorts) as MemberSort[]) {
      expect(new Set(sortedRows(rows, by, 'asc'))).toEqual(new Set(rows))
      const keys = sortedRows(rows, by, 'desc').map((row): string | number => memberSorts[by](row))
      expect(keys).toEqual([...keys].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
    }
  })

  it('what is in view stands in the address, whatever the list begins with', () => {
    const filters = fc.record({
      search: fc.string({ maxLength: 200 }).filter((text) => text === text.trim()),
      role: fc.constantFrom('', ...orgRoles),
      crosses: fc.constantFrom<MemberFilter['crosses']>('', 'any', 'grave', ...boundaryRules.map(({ rule }) => rule)),
      matrix: fc.boolean(),
      sort: fc.constantFrom(...(Object.keys(memberSorts) as MemberSort[])),
      order: fc.constantFrom('asc' as const, 'desc' as const),
    })
    const begins = fc.constantFrom({}, { crosses: 'any', sort: 'crossings', order: 'desc' } as const)
    fc.assert(
      fc.property(filters, begins, (filter, from) => {
        expect(memberFilterIn(searchOf(memberFilterWords(filter, from)), from)).toEqual(filter)
      }),
    )
  })

  it('a ref names an org and a user, or nothing', () => {
    expect(memberOfRef(memberRef('org_a', 'usr_one'))).toEqual({ org_id: 'org_a', user_id: 'usr_one' })
    for (const [org_id, user_id] of [
      ['team/one', 'usr/two'],
      ['50%', '%2F'],
      ['%2Forg', 'a/b/c'],
    ] as const)
      expect(memberOfRef(memberRef(org_id, user_id))).toEqual({ org_id, user_id })
    for (const none of ['', '/', 'org_a/', '/usr_one', 'org_a']) expect(memberOfRef(none)).toBeNull()
  })
})
