import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Keychain, KeychainFailure } from '../../src-main/environments/keychain'

/**
 * A keychain for tests that outlives a killed process: a file in the desk's folder. The real one would be shared by all
 * tests of this machine. `fails` makes it locked.
 */
export const fileKeychain = (
  folder: string,
  around: { before?: (account: string) => void; after?: (account: string) => void; fails?: () => boolean } = {},
): Keychain => {
  const file = join(folder, 'keychain.json')
  const read = (): Record<string, string> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    } catch {
      return {}
    }
  }
  const write = (secrets: Record<string, string>): void => {
    writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const locked = (): void => {
    if (around.fails?.()) throw new KeychainFailure('locked', 'The keychain is locked.')
  }
  return {
    kept: 'keychain',
    reason: null,
    async get(account) {
      locked()
      return read()[account] ?? null
    },
    async set(account, secret) {
      locked()
      around.before?.(account)
      write({ ...read(), [account]: secret })
      around.after?.(account)
    },
    async delete(account) {
      locked()
      const { [account]: _, ...rest } = read()
      write(rest)
    },
  }
}
