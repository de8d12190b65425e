/** What one does about it, where that is known. */
export const causeAdvice = (cause: string): string | null =>
  (
    ({
      http_4xx: 'The destination has to take it first: look at its answer under Attempts.',
      http_5xx: 'Redeliver when the destination answers again.',
      timeout: 'Redeliver when the destination answers in time again.',
      connection_refused: 'Redeliver when the destination can be reached again.',
      dns: 'The host name has to be mended first, or it fails again.',
      tls: 'The destination’s certificate has to be renewed first, or it fails again.',
      worker_stalled: 'Look at the workers first; then redeliver.',
      signature_failed: 'Set the connector’s signing secret right first: each redelivery checks the signature again.',
      replayed: 'Nothing to do: each was taken once already. Redelivering them is refused.',
      too_large: 'The destination has to take larger events first.',
    }) as Record<string, string>
  )[cause] ?? null
