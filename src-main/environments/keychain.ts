/** A place for secrets, whichever this machine has. Every secret is one account under the service "Opsdesk". */
export interface Keychain {
  kept: 'keychain' | 'session'
  /** Why secrets are kept for this session only; null in the OS keychain. */
  reason: string | null
  /** The secret, or null where none is stored. Throws `KeychainFailure`. */
  get(account: string): Promise<string | null>
  /** Throws `KeychainFailure`; nothing is stored then, here or anywhere else. */
  set(account: string, secret: string): Promise<void>
  delete(account: string): Promise<void>
}

export class KeychainFailure extends Error {
  constructor(
    readonly state: 'locked' | 'broken',
    message: string,
  ) {
    super(message)
  }
}

const SERVICE = 'Opsdesk'
const PROBE = 'probe'

/** keytar's own surface, as far as it is used. Typed here because the package may be missing. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/**
 * The OS keychain through keytar. Where keytar could not be built or there is no keychain, secrets live in this
 * process's memory until it ends, and `reason` says why. There is no plaintext file to fall back to.
 */
export const openKeychain = async (load: () => Promise<Keytar> = loadKeytar): Promise<Keychain> => {
  let keytar: Keytar
  try {
    keytar = await load()
  } catch {
    return sessionKeychain('The keychain module (keytar) is not installed or could not be built on this machine.')
  }
  try {
    await keytar.getPassword(SERVICE, PROBE)
  } catch (error) {
    return sessionKeychain(whyNone(firstLine(error)))
  }
  return osKeychain(keytar)
}

/** On Linux the keychain is a Secret Service on the session's D-Bus; its absence is told in many ways. */
const whyNone = (words: string): string =>
  process.platform === 'linux' ? 'No keyring is running in this session.' : `This machine’s keychain does not answer: ${words}`

const loadKeytar = async (): Promise<Keytar> => {
  const module: { default?: Keytar } & Partial<Keytar> = await import('keytar')
  return (module.default ?? module) as Keytar
}

const osKeychain = (keytar: Keytar): Keychain => ({
  kept: 'keychain',
  reason: null,
  async get(account) {
    const secret = await told(() => keytar.getPassword(SERVICE, account))
    // A locked Secret Service answers a read with null, as if nothing were stored. Only a write tells the two apart.
    if (secret === null) await told(() => keytar.setPassword(SERVICE, PROBE, 'Opsdesk asks whether the keychain is locked.'))
    return secret
  },
  set: (account, secret) => told(() => keytar.setPassword(SERVICE, account, secret)),
  delete: async (account) => {
    await told(() => keytar.deletePassword(SERVICE, account))
  },
})

/** Secrets for this session only, and why. */
export const sessionKeychain = (reason: string): Keychain => {
  const secrets = new Map<string, string>()
  return {
    kept: 'session',
    reason,
    get: async (account) => secrets.get(account) ?? null,
    set: async (account, secret) => void secrets.set(account, secret),
    delete: async (account) => void secrets.delete(account),
  }
}

const told = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    const words = firstLine(error)
    // gnome-keyring: "Cannot create an item in a locked collection"; macOS: "User interaction is not allowed."
    const locked = /locked|interaction is not allowed|-25308/i.test(words)
    throw new KeychainFailure(locked ? 'locked' : 'broken', words)
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? ''
