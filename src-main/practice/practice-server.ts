import type { AuthScheme, ServiceName } from '@contract/desk/environments'

export interface PracticeOptions {
  /** The folder of the world's database file. Made, and closed to everybody else, where it is not there. */
  folder: string
  /** How many users the seeded world has: 1 to 1,000,000. */
  users: number
  /** Throw away what is there and seed anew. */
  fresh: boolean
}

/** Where the practice server answers for a service of its environment, and what lets its own admin in there. */
export interface PractisedService {
  base_url: string
  auth: AuthScheme
  credential: string | null
}

/** A running practice server. `token` is its own admin's; it changes with every start. */
export interface PracticeServer {
  base_url: string
  token: string
  services: Partial<Record<ServiceName, PractisedService>>
  /** To practise being refused: signed in but no admin (403), and an admin's token that has expired (401). Also at /practice/tokens. */
  tokens: { member: string; expired: string }
  users: number
  /** Resolves once it no longer runs: null after `close`, the reason where it stopped by itself. Never rejects. */
  ended: Promise<string | null>
  close(): Promise<void>
}

export type StartPractice = (options: PracticeOptions) => Promise<PracticeServer>
