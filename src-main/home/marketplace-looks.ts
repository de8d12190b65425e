import type { HomeLooks } from '@contract/desk/home'
import { type Result, succeed } from '@contract/failure'
import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import type { Page } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { LookAround, RowOf, Seen } from './look-around'
import { claimsLook, deletionsLook, flagsLook } from './summaries'

export interface MarketplaceLooks {
  flags(profile: Profile): Promise<Result<Seen<AbuseFlag, NonNullable<HomeLooks['flags']>>>>
  deletions(profile: Profile): Promise<Result<Seen<RowOf<'deletions.list'>, NonNullable<HomeLooks['deletions']>>>>
  claims(profile: Profile): Promise<Result<Seen<RowOf<'claims.list'>, NonNullable<HomeLooks['claims']>>>>
  admins(profile: Profile): Promise<Result<Page<RowOf<'admins.list'>>>>
}

export const marketplaceLooks = ({ window, shared, keep, now }: LookAround): MarketplaceLooks => {
  /** The word this environment's server has for a flag nobody resolved: the document does not say it. */
  const openWords = new Map<string, string>()
  const openFlags = async (profile: Profile): Promise<Result<Page<AbuseFlag>>> => {
    const word = openWords.get(profile.id) ?? 'open'
    const open = await window(profile, 'abuse-flags.list', { status: word })
    if (!open.ok || open.value.items.length > 0) return open
    const any = await window(profile, 'abuse-flags.list')
    const other = any.ok ? any.value.items.find((flag) => !isResolved(flag))?.status : undefined
    if (other === undefined || other === word) return open
    openWords.set(profile.id, other)
    return window(profile, 'abuse-flags.list', { status: other })
  }
  return {
    flags: (profile) =>
      shared(`${profile.id} flags`, async () => {
        const page = await openFlags(profile)
        if (!page.ok) return page
        const look = flagsLook(page.value, now())
        keep(profile, { flags: look })
        return succeed({ page: page.value, look })
      }),
    deletions: (profile) =>
      shared(`${profile.id} deletions`, async () => {
        const page = await window(profile, 'deletions.list')
        if (!page.ok) return page
        const look = deletionsLook(page.value, now())
        keep(profile, { deletions: look })
        return succeed({ page: page.value, look })
      }),
    claims: (profile) =>
      shared(`${profile.id} claims`, async () => {
        const page = await window(profile, 'claims.list')
        if (!page.ok) return page
        const look = claimsLook(page.value, now())
        keep(profile, { claims: look })
        return succeed({ page: page.value, look })
      }),
    admins: (profile) => shared(`${profile.id} admins`, () => window(profile, 'admins.list')),
  }
}
