import type { Member } from '@contract/platform/members'

/** A member of one org with nothing odd about them, but for `part`. */
export const aMember = (part: Partial<Member> = {}): Member => ({
  org_id: 'org_a',
  org_name: 'Acorn',
  org_status: 'active',
  org_owner_id: 'usr_owner',
  org_workspaces: 1,
  user_id: 'usr_one',
  email: 'one@example.com',
  display_name: 'One',
  is_staff: false,
  role: 'member',
  workspaces: 1,
  elsewhere: [],
  joined_at: null,
  ...part,
})
