import { knownStatus, type NamedService } from '@contract/agentbot/summary-words'
import type { ServicePast } from '@contract/desk/health-history'

/** One service as it is shown: what the summary says of it, and what this desk remembers. */
export interface ServiceRow extends NamedService {
  past: ServicePast | null
}

const ranks = { down: 0, degraded: 1, ok: 3 } as const
const rankOf = ({ state, past }: ServiceRow): number => {
  const known = knownStatus(state)
  // Flapping is not ok, whatever it is at the moment.
  if (past?.flapping) return ranks.degraded
  return known ? ranks[known] : 2
}

/** The worst first, then by name. Without a summary (`known` false) the last known state of each is what there is. */
export const inOrder = (services: readonly NamedService[] | null, past: readonly ServicePast[], known: boolean): ServiceRow[] => {
  const rows = known
    ? (services ?? []).map((one) => ({ ...one, past: past.find(({ name }) => name === one.name) ?? null }))
    : past.filter(({ listed }) => listed).map((one) => ({ name: one.name, state: one.state, detail: one.detail, past: one }))
  return rows.toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name))
}
