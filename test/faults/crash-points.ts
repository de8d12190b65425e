/**
 * Where a core process ends itself with SIGKILL, in the order of a write. `any moment` and `during recovery` are timed;
 * `received` and `committed` are the oracle's word, and the harness does the killing.
 */
export const crashPoints = [
  'before intend',
  'after intend',
  'before the head is kept',
  'after the head is kept',
  'before sending',
  'after the answer',
  'before outcome',
  'after outcome',
  'before settling',
  'after settling',
  'between items',
  'during recovery',
  'any moment',
  'received',
  'committed',
] as const
export type CrashPoint = (typeof crashPoints)[number]

/** What the harness asks of a core process. */
export type Order =
  | {
      do: 'open'
      folder: string
      /** For how long the server may still be at it, and for how long a write waits for its answer. In ms. */
      still_working: number
      timeout: number
      grace_seconds: number
      /** The negative control: nothing is recorded, nothing is blocked. */
      ledger_off: boolean
      /** Ends itself this long after it began to open, in ms. */
      dies_after: number | null
      keychain_locked: boolean
    }
  | { do: 'call'; n: number; call: unknown }
  /** Ends itself when it reaches this point for the `nth` time from now. */
  | { do: 'arm'; point: CrashPoint; nth: number; within: number }
  | { do: 'clock'; ahead: number }
  | { do: 'keychain'; locked: boolean }
  /** From now on sending throws, which nothing in it should ever do. */
  | { do: 'break' }
  | { do: 'close' }
export type Report =
  | { said: 'loaded' }
  | { said: 'open' }
  | { said: 'answer'; n: number; result: unknown }
  | { said: 'closed' }
  | { said: 'event'; event: string; payload: unknown }
