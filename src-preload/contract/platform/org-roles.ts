/** A member's role in an org. It counts in that org alone: see org-boundaries.ts for who holds them across. */
export const orgRoles = ['owner', 'admin', 'billing', 'member', 'viewer'] as const
export type OrgRole = (typeof orgRoles)[number]

/** Those an operator gives one by one. The owner's goes from one person to another as a whole: `members.transfer`. */
export const givenRoles = ['admin', 'billing', 'member', 'viewer'] as const satisfies readonly OrgRole[]

/** What may be done in an org, by the part of it that it belongs to: what a boundary between roles keeps apart. */
export const orgPermissions = [
  { id: 'see', part: 'Work', heading: 'See', words: 'see agents, runs and workspaces' },
  { id: 'run', part: 'Work', heading: 'Run', words: 'run and change agents' },
  { id: 'workspaces', part: 'Work', heading: 'Workspaces', words: 'make and delete workspaces' },
  { id: 'connect', part: 'Work', heading: 'Connect', words: 'connect and disconnect connectors' },
  { id: 'usage', part: 'Money', heading: 'Usage', words: 'see usage and spend' },
  { id: 'spend', part: 'Money', heading: 'Spend', words: 'approve what agents want to spend' },
  { id: 'pay', part: 'Money', heading: 'Pay', words: 'change the plan and how it is paid' },
  { id: 'people', part: 'People', heading: 'Roles', words: 'invite and remove members and give them roles' },
  { id: 'own', part: 'People', heading: 'Own', words: 'transfer or close the org' },
] as const
export type OrgPermission = (typeof orgPermissions)[number]['id']

/** The one table of who may do what. An admin runs an org without its money; billing has its money and nothing of its work. */
export const permissionsOf: Readonly<Record<OrgRole, readonly OrgPermission[]>> = {
  owner: ['see', 'run', 'workspaces', 'connect', 'usage', 'spend', 'pay', 'people', 'own'],
  admin: ['see', 'run', 'workspaces', 'connect', 'usage', 'people'],
  billing: ['usage', 'spend', 'pay'],
  member: ['see', 'run'],
  viewer: ['see'],
}

/** A role of this table; a server may have others, of which nothing is known. */
export const knownRole = (role: string): OrgRole | null => orgRoles.find((one) => one === role) ?? null

/** Whether a role may do it; null where the role is not of this table. */
export const may = (role: string, permission: OrgPermission): boolean | null => {
  const known = knownRole(role)
  return known === null ? null : permissionsOf[known].includes(permission)
}

/** What a role may do, in words: "see usage and spend; approve …". Null where the role is not of this table. */
export const mayWords = (role: string): string | null => {
  const known = knownRole(role)
  if (known === null) return null
  return listed(orgPermissions.filter(({ id }) => permissionsOf[known].includes(id)).map(({ words }) => words))
}

/** What another role gives and takes, in words; null where nothing is gained or lost, or a role is not of this table. */
export const changeOf = (from: string, to: string): { gains: string | null; loses: string | null } => {
  const apart = (one: string, other: string): string | null => {
    const words = orgPermissions.filter(({ id }) => may(one, id) === true && may(other, id) === false).map((permission) => permission.words)
    return words.length === 0 ? null : listed(words)
  }
  return { gains: apart(to, from), loses: apart(from, to) }
}

const listed = (words: readonly string[]): string => words.join('; ')
