import type { Org } from '@contract/platform/orgs'
import { entryOf } from '../../parts/entry-of'
import type { Tone } from '../../parts/tag'
import { visible } from '../../parts/visible-text'

/** What an org’s status is called. A word this version does not know is shown as it came. */
export const statusWords = (status: string): string => entryOf({ past_due: 'past due' }, status) ?? visible(status)
export const statusTone = (status: string): Tone =>
  entryOf<Tone>({ past_due: 'warn', suspended: 'bad', active: 'plain' }, status) ?? 'plain'

/** What people call an org: its name, else its id. */
export const orgName = (org: Pick<Org, 'id' | 'name'>): string => visible(org.name).trim() || org.id
