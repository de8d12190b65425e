export interface PracticeOptions {
  /** The folder of the world's database file. */
  folder: string
  /** How many users the seeded world has: 1 to 1,000,000. */
  users: number
  /** Throw away what is there and seed anew. */
  fresh: boolean
}

/** A running practice server. `token` is its own admin's; it changes with every start. */
export interface PracticeServer {
  base_url: string
  token: string
  users: number
  close(): Promise<void>
}

export type StartPractice = (options: PracticeOptions) => Promise<PracticeServer>
