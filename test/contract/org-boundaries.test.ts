import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Member } from '@contract/platform/members'
import { boundaryRules, crossingsOf, crossingsOfOrg } from '@contract/platform/org-boundaries'
import { changeOf, may, mayWords, orgPermissions, orgRoles, permissionsOf } from '@contract/platform/org-roles'
import type { Org } from '@contract/platform/orgs'
import { describe, expect, it } from 'vitest'
import { aMember } from './a-member'

type Elsewhere = NonNullable<Member['elsewhere']>[number]

const member = (part: Partial<Member> = {}): Member => aMember({ org_workspaces: 3, ...part })
const place = (part: Partial<Elsewhere> = {}): Elsewhere => ({
  org_id: 'org_b',
  org_name: 'Birch',
  org_status: 'active',
  owner_id: 'usr_other',
  role: 'member',
  ...part,
})
const org = (part: Partial<Org> = {}): Org => ({
  id: 'org_a',
  name: 'Acorn',
  slug: null,
  status: 'active',
  plan: null,
  owner_id: 'usr_owner',
  owner_name: 'Olga Owner',
  owner_is_member: true,
  owners: 1,
  members: 2,
  workspaces: 3,
  suspended_at: null,
  suspended_reason: null,
  created_at: '2026-01-01T00:00:00Z',
  ...part,
})
const marks = (part: Partial<Member>): string[] => crossingsOf(member(part)).map(({ rule, grave }) => `${rule}${grave ? ' grave' : ''}`)

describe('what crosses a boundary', () => {
  it.each<[string, Partial<Member>, string[]]>([
    ['an ordinary member', {}, []],
    ['a member of two orgs', { elsewhere: [place()] }, []],
    ['an admin who is a member elsewhere', { role: 'admin', elsewhere: [place()] }, []],
    ['a member who is an admin elsewhere', { elsewhere: [place({ role: 'admin' })] }, []],
    ['an admin with billing in another’s org', { role: 'admin', elsewhere: [place({ role: 'billing' })] }, ['two_purses grave']],
    ['an admin who owns another', { role: 'admin', elsewhere: [place({ role: 'owner', owner_id: 'usr_one' })] }, ['two_purses grave']],
    ['billing here, owner there', { role: 'billing', elsewhere: [place({ role: 'owner' })] }, ['two_purses grave']],
    ['the same owner’s two orgs', { role: 'admin', elsewhere: [place({ role: 'billing', owner_id: 'usr_owner' })] }, []],
    ['an admin of two', { role: 'admin', elsewhere: [place({ role: 'admin' })] }, ['two_orgs']],
    [
      'an admin of two, with a third’s money',
      { role: 'admin', elsewhere: [place({ role: 'admin' }), place({ org_id: 'c', role: 'billing' })] },
      ['two_purses grave', 'two_orgs'],
    ],
    ['staff who only look on', { is_staff: true, role: 'viewer' }, ['staff']],
    ['staff with the money', { is_staff: true, role: 'billing' }, ['staff grave']],
    ['a member of a suspended org', { org_status: 'suspended', elsewhere: [place()] }, []],
    ['who ran a suspended org', { org_status: 'suspended', role: 'admin', elsewhere: [place()] }, ['suspended']],
    [
      'a member of a suspended org with power elsewhere',
      { org_status: 'suspended', elsewhere: [place({ role: 'billing' })] },
      ['suspended'],
    ],
    [
      'who ran a suspended org and runs this one',
      { role: 'admin', elsewhere: [place({ org_status: 'suspended', role: 'admin', owner_id: 'usr_owner' })] },
      ['suspended grave'],
    ],
    ['two suspended orgs', { org_status: 'suspended', role: 'admin', elsewhere: [place({ org_status: 'suspended' })] }, []],
    ['an admin in no workspace', { role: 'admin', workspaces: 0 }, ['no_workspace']],
    ['an admin where there is none', { role: 'admin', workspaces: 0, org_workspaces: 0 }, []],
    ['billing in no workspace', { role: 'billing', workspaces: 0 }, []],
    ['a second owner', { role: 'owner' }, ['second_owner']],
    ['the owner', { role: 'owner', user_id: 'usr_owner' }, []],
    ['a role of a later server', { role: 'auditor', elsewhere: [place({ role: 'admin' })] }, ['unknown_role']],
  ])('%s', (_, part, rules) => {
    expect(marks(part)).toEqual(rules)
  })

  it('marks nobody by what a server leaves out', () => {
    const silent = { elsewhere: null, org_status: null, org_owner_id: null, org_workspaces: null, workspaces: null, is_staff: null }
    for (const role of orgRoles) expect(marks({ ...silent, role })).toEqual([])
    expect(marks({ role: 'admin', elsewhere: [place({ role: 'billing', owner_id: null, org_status: null })] })).toEqual([])
    expect(crossingsOfOrg(org({ owner_is_member: null, owners: null, members: null }))).toEqual([])
  })

  it('says the reason in words, and where it leads to', () => {
    const [first] = crossingsOf(member({ role: 'admin', elsewhere: [place({ role: 'billing' })] }))
    expect(first?.reason).toBe('Admin here, and billing in Birch: the two orgs have different owners.')
    expect(first?.beyond).toEqual([{ org_id: 'org_b', org_name: 'Birch', role: 'billing' }])
    const many = ['b', 'c', 'd', 'e'].map((id) => place({ org_id: id, org_name: id.toUpperCase(), role: 'billing' }))
    expect(crossingsOf(member({ role: 'admin', elsewhere: many }))[0]?.reason).toContain('billing in B, C and 2 more')
  })

  it('an org whose owner is outside of it, or that has none', () => {
    expect(crossingsOfOrg(org())).toEqual([])
    expect(crossingsOfOrg(org({ owner_is_member: false }))).toMatchObject([
      { rule: 'owner_outside', grave: true, reason: 'Its owner, Olga Owner, is not one of its members.' },
    ])
    expect(crossingsOfOrg(org({ owners: 0 }))).toMatchObject([{ rule: 'no_owner', grave: true }])
    expect(crossingsOfOrg(org({ owners: 0, members: 0 }))).toEqual([])
  })

  it('each rule can be met', () => {
    const met = new Set(
      [
        ...crossingsOf(
          member({
            role: 'admin',
            is_staff: true,
            workspaces: 0,
            elsewhere: [place({ role: 'billing' }), place({ role: 'admin', org_status: 'suspended' })],
          }),
        ),
        ...crossingsOf(member({ role: 'owner' })),
        ...crossingsOf(member({ role: 'x' })),
        ...crossingsOfOrg(org({ owner_is_member: false, owners: 0 })),
      ].map(({ rule }) => rule),
    )
    expect(boundaryRules.map(({ rule }) => rule).filter((rule) => !met.has(rule))).toEqual([])
  })
})

describe('what a role may do', () => {
  it('the owner may do everything, nobody else owns', () => {
    expect(permissionsOf.owner).toEqual(orgPermissions.map(({ id }) => id))
    expect(orgRoles.filter((role) => may(role, 'own'))).toEqual(['owner'])
  })

  it('running an org and having its money are apart', () => {
    for (const { id, part } of orgPermissions) {
      if (part === 'Work') expect(may('billing', id)).toBe(false)
      if (part === 'Money' && id !== 'usage') expect(may('admin', id)).toBe(false)
    }
  })

  it('of a role that no table names nothing is known', () => {
    expect(may('auditor', 'see')).toBeNull()
    expect(mayWords('auditor')).toBeNull()
    expect(changeOf('auditor', 'viewer')).toEqual({ gains: null, loses: null })
  })

  it('says what a change gives and takes', () => {
    expect(changeOf('member', 'viewer')).toEqual({ gains: null, loses: 'run and change agents' })
    expect(changeOf('viewer', 'billing')).toEqual({
      gains: 'see usage and spend; approve what agents want to spend; change the plan and how it is paid',
      loses: 'see agents, runs and workspaces',
    })
  })
})

describe('the guide', () => {
  const page = readFileSync(join(import.meta.dirname, '../../resources/guide/orgs.md'), 'utf8')
  const rows = page.split('\n').flatMap((line) =>
    line.startsWith('| ')
      ? [
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ]
      : [],
  )

  it('has the table of roles as the contract has it', () => {
    const [head = []] = rows
    expect(head.slice(1)).toEqual([...orgRoles])
    for (const { id, part, words } of orgPermissions)
      expect(rows).toContainEqual([`${part}: ${words}`, ...orgRoles.map((role) => (may(role, id) ? 'yes' : ''))])
  })

  it('tells of every boundary there is, by its name', () => {
    const told = rows.map(([first]) => first)
    expect(boundaryRules.map(({ heading }) => heading).filter((heading) => !told.includes(heading))).toEqual([])
  })
})
