import type { Ledger } from '../../src-main/ledger/ledger'

/** The negative control: a ledger that takes everything, remembers nothing and blocks nothing, as most admin panels have. */
export const noLedger = (ledger: Ledger): Ledger => ({
  ...ledger,
  jobs: ledger.jobs,
  declines: async () => null,
  intend: async () => ({ taken: { seq: 0, hash: '' } }),
  outcome: async () => undefined,
  write: async () => null,
  story: async () => [],
})
