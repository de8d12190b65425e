/** What there is to see of an org, in this order. */
export const orgSections = [
  { name: 'overview', words: 'Overview' },
  { name: 'members', words: 'Members' },
  { name: 'workspaces', words: 'Workspaces' },
  { name: 'usage', words: 'Usage' },
  { name: 'connectors', words: 'Connectors' },
  { name: 'wallet', words: 'Wallet' },
  { name: 'feedback', words: 'Feedback' },
  { name: 'changes', words: 'Changes' },
] as const
export type OrgSection = (typeof orgSections)[number]['name']

/** The section in an address; what is none is the first. */
export const sectionIn = (search: string): OrgSection => {
  const asked = new URLSearchParams(search).get('section')
  return orgSections.find(({ name }) => name === asked)?.name ?? 'overview'
}
