import type { Claim } from '@contract/marketplace/claims'
import { useSyncExternalStore } from 'react'
import { z } from 'zod'

/**
 * What this desk remembers of a claim that was put aside because the server can't be told to reject it. Enough to name
 * the claim once it has left the server's list; no e-mail address, since this is kept in plain text.
 */
const Parked = z.object({
  reason: z.string(),
  parked_at: z.string(),
  claim: z.object({
    skill_id: z.string().nullable(),
    skill_slug: z.string().nullable(),
    skill_name: z.string().nullable(),
    source_registry: z.string().nullable(),
    claimant_id: z.string().nullable(),
    created_at: z.string().nullable(),
  }),
})
export type Parked = z.output<typeof Parked>

const Kept = z.object({
  claims: z.record(z.string(), z.unknown()).catch({}),
  /** When this server was last found to have no reject. */
  no_reject_at: z.string().nullable().catch(null),
})

export interface ParkedClaims {
  claims: Readonly<Record<string, Parked>>
  no_reject_at: string | null
}

const keyOf = (environment: string): string => `opsdesk.parked-claims.${environment}`

/** Reads what was kept; an entry that can't be read is left out, and the others stay. */
export const parseParked = (stored: string | null): ParkedClaims => {
  const kept = Kept.safeParse(jsonOf(stored))
  if (!kept.success) return { claims: {}, no_reject_at: null }
  const claims = Object.entries(kept.data.claims).flatMap(([id, entry]) => {
    const parked = Parked.safeParse(entry)
    return parked.success ? [[id, parked.data] as const] : []
  })
  return { claims: Object.fromEntries(claims), no_reject_at: kept.data.no_reject_at }
}

const jsonOf = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}

/** The claim as it is remembered when the server's list no longer holds it. */
export const remembered = (id: string, { claim }: Parked): Claim => ({
  ...claim,
  id,
  status: 'not in the list',
  claimant_email: null,
  source_url: null,
  claimed_handle: null,
  evidence: null,
})

const listeners = new Set<() => void>()
const read = new Map<string, { stored: string | null; parked: ParkedClaims }>()

/** The same object while nothing was written, as useSyncExternalStore needs it. */
const current = (environment: string): ParkedClaims => {
  const stored = localStorage.getItem(keyOf(environment))
  const before = read.get(environment)
  if (before && before.stored === stored) return before.parked
  const parked = parseParked(stored)
  read.set(environment, { stored, parked })
  return parked
}

const keep = (environment: string, next: ParkedClaims): void => {
  localStorage.setItem(keyOf(environment), JSON.stringify(next))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Claims put aside in this environment, on this computer only. They outlive a restart and are never dropped by themselves. */
export const useParked = (environment: string) => {
  const parked = useSyncExternalStore(subscribe, () => current(environment))
  return {
    ...parked,
    park: (claim: Claim, reason: string): void => {
      const { skill_id, skill_slug, skill_name, source_registry, claimant_id, created_at } = claim
      const entry = {
        reason,
        parked_at: new Date().toISOString(),
        claim: { skill_id, skill_slug, skill_name, source_registry, claimant_id, created_at },
      }
      const now = current(environment)
      keep(environment, { ...now, claims: { ...now.claims, [claim.id]: entry } })
    },
    unpark: (id: string): void => {
      const now = current(environment)
      const { [id]: _, ...claims } = now.claims
      keep(environment, { ...now, claims })
    },
    /** Notes that the server had no reject just now, so that parking is at hand. */
    noReject: (): void => keep(environment, { ...current(environment), no_reject_at: new Date().toISOString() }),
  }
}
