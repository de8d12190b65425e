import type { Summary } from '@contract/agentbot/summary'
import { type NamedService, namedServices } from '@contract/agentbot/summary-words'
import type { Failure } from '@contract/failure'

/** What one reading of a summary leaves in the history. */
export type Reading =
  | {
      reached: true
      /** Null where the summary had no such part: then nothing is known, which is not the same as down. */
      services: readonly NamedService[] | null
      figures: readonly { figure: string; value: number }[]
    }
  | { reached: false; code: string; what: string }

/** The most services and figures one reading may leave. */
const MOST = 100

export const readingOf = (summary: Summary): Reading => ({
  reached: true,
  services: summary.serviceHealth && namedServices(summary.serviceHealth).slice(0, MOST),
  figures: figuresOf(summary).slice(0, MOST),
})

export const failedReading = ({ code, what }: Failure): Reading => ({ reached: false, code, what })

const figuresOf = ({ trial, agents }: Summary): { figure: string; value: number }[] => {
  const active = trial?.active ?? null
  const totals = Object.entries(agents?.totals ?? {})
  return [
    ...(active === null ? [] : [{ figure: 'trials.active', value: active }]),
    ...totals.flatMap(([status, value]) => (value === null ? [] : [{ figure: `agents.${status}`, value }])),
  ]
}
