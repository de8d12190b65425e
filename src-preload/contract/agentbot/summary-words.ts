import type { ServiceHealth, Summary } from './summary'

/** The document's own limits: more than these are never listed, however many there are. */
export const MOST_EXPIRING = 12
export const EXPIRING_WITHIN_DAYS = 3
export const MOST_ERRORS = 5
/** The statuses of a service the document names. Any other word is shown as it came. */
export const serviceStatuses = ['ok', 'degraded', 'down'] as const
export type ServiceStatus = (typeof serviceStatuses)[number]

/** What of a summary did not come, in words for a note. Empty where it is whole. */
export const missingOf = ({ serviceHealth, trial, agents, timestamp }: Summary): string[] => [
  ...(serviceHealth === null ? ['service health'] : []),
  ...(trial === null ? ['trials'] : []),
  ...(trial !== null && trial.active === null ? ['the number of active trials'] : []),
  ...(trial !== null && trial.expiringSoon === null ? ['the trials that end soon'] : []),
  ...(agents === null ? ['agents'] : []),
  ...(agents !== null && agents.totals === null ? ['agents by status'] : []),
  ...(agents !== null && agents.recentErrors === null ? ['recent agent errors'] : []),
  ...(timestamp === null ? ['the time it was made'] : []),
]

/** A service as one knows it again: by its name. Without one it has none, and two of one name are told apart. */
export interface NamedService {
  name: string
  /** Of the document's words the document's spelling, else as the server wrote it. */
  state: string
  detail: string | null
}

export const namedServices = (services: readonly ServiceHealth[]): NamedService[] => {
  const seen = new Map<string, number>()
  return services.map(({ name, status, detail }) => {
    const plain = name?.trim() || '(no name)'
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    return {
      name: times === 1 ? plain : `${plain} (${times})`,
      state: knownStatus(status) ?? (status?.trim() || '(no status)'),
      detail,
    }
  })
}

/** A status of the document, null for any other word. Letter case and white space are not part of a word. */
export const knownStatus = (status: string | null): ServiceStatus | null =>
  serviceStatuses.find((one) => one === status?.trim().toLowerCase()) ?? null
