import { Id } from '@contract/operation'

/** Why this can't be the id of a user, in a sentence; null where it looks like one. Ids are Clerk's: user_ and the rest. */
export const oddUserId = (id: string): string | null => {
  if (id.includes('@')) return 'This is an e-mail address. A user is opened by id, which starts with user_.'
  const parsed = Id.safeParse(id)
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'This is not an id.'
  if (id.startsWith('user_')) return null
  const prefix = /^[a-z]{2,12}_/.exec(id)?.[0]
  return prefix ? `It starts with ${prefix}, and the ids of users start with user_.` : 'The ids of users start with user_.'
}
