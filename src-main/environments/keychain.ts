/** A place for secrets, whichever this machine has. Every secret is one account under the service "Opsdesk". */
export interface Keychain {
  kept: 'keychain' | 'session'
  /** Why secrets are kept for this session only; null in the OS keychain. */
  reason: string | null
  /** The secret, null where none is stored. Throws `KeychainFailure`. A locked keychain may answer null: see `locked`. */
  get(account: string): Promise<string | null>
  set(account: string, secret: string): Promise<void>
  delete(account: string): Promise<void>
}
