import type { Claim } from '@contract/marketplace/claims'

/** What people call the skill of a claim. */
export const skillOf = ({ skill_name, skill_slug, skill_id, id }: Claim): string => skill_name ?? skill_slug ?? skill_id ?? id

/** What people call its claimant. */
export const claimantOf = ({ claimant_email, claimant_id }: Claim): string => claimant_email ?? claimant_id ?? 'nobody the claim names'

const places = [
  ['registry_profile', 'handle'],
  ['registry_profile', 'username'],
  ['registry_handle'],
  ['registry_owner'],
  ['owner', 'login'],
] as const

/** The handle the evidence gives for the skill's owner at its registry, where it gives one in a place we know. */
export const evidenceHandle = (evidence: unknown): string | null => {
  for (const path of places) {
    const value = path.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), evidence)
    if (typeof value === 'string' && value.trim() !== '') return value
  }
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const plain = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase()

/** Whether the two handles are the same, as registries see it; null where one of them is not known. */
export const sameHandle = (claimed: string | null, shown: string | null): boolean | null =>
  claimed === null || shown === null ? null : plain(claimed) === plain(shown)

/** The host of a web address, null where it is none: such an address is text, and a reason to look twice. */
export const hostOf = (address: string): string | null => {
  if (!URL.canParse(address)) return null
  const { protocol, host } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? host : null
}

/** Other claims on the same skill: only one of them can be approved. */
export const rivalsOf = (claim: Claim, claims: readonly Claim[]): Claim[] =>
  claim.skill_id === null ? [] : claims.filter((one) => one.id !== claim.id && one.skill_id === claim.skill_id)
