import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KeychainFailure, openKeychain } from '../../src-main/environments/keychain'

/** The home of a throw-away keyring: `npm test -- keychain` makes one. Never anybody's own. */
const home = process.env.OPSDESK_REAL_KEYRING

describe.skipIf(!home)('the keychain, in a real gnome-keyring', () => {
  test('is the OS keychain, and gives no reason', async () => {
    const keychain = await openKeychain()
    expect(keychain.kept).toBe('keychain')
    expect(keychain.reason).toBeNull()
  })

  test('gives back what was stored, to the letter', async () => {
    const keychain = await openKeychain()
    const account = randomUUID()
    for (const secret of ['short', 'x'.repeat(16_000), '"quotes" $and `ticks`', 'ünïcödé ✓']) {
      await keychain.set(account, secret)
      expect(await keychain.get(account)).toBe(secret)
    }
    await keychain.delete(account)
  })

  test('outlives the process: another one reads the same secret', async () => {
    const keychain = await openKeychain()
    const account = randomUUID()
    await keychain.set(account, 'kept')
    const script = `require('keytar').getPassword('Opsdesk', '${account}').then((secret) => process.stdout.write(String(secret)))`
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('kept')
    await keychain.delete(account)
  })

  test('answers null for what was never stored and for what was deleted', async () => {
    const keychain = await openKeychain()
    const account = randomUUID()
    expect(await keychain.get(account)).toBeNull()
    await keychain.set(account, 'gone soon')
    await keychain.delete(account)
    expect(await keychain.get(account)).toBeNull()
    await keychain.delete(account)
  })

  test('keeps accounts apart', async () => {
    const keychain = await openKeychain()
    const [one, other] = [randomUUID(), randomUUID()]
    await keychain.set(one, 'first')
    await keychain.set(other, 'second')
    await keychain.delete(one)
    expect(await keychain.get(other)).toBe('second')
    await keychain.delete(other)
  })

  test('leaves no readable trace of a secret on disk', async () => {
    const keychain = await openKeychain()
    const canary = `canary-${randomUUID()}`
    const account = randomUUID()
    await keychain.set(account, canary)
    const readable = filesUnder(home ?? '').filter((file) => readFileSync(file).includes(canary))
    expect(readable).toEqual([])
    await keychain.delete(account)
  })

  // Last: nothing after it can write.
  test('locked: a read says so instead of passing for "not stored", and a write stores nothing', async () => {
    const keychain = await openKeychain()
    const account = randomUUID()
    await keychain.set(account, 'locked away')
    lockAll()
    const failure = await keychain.get(account).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(KeychainFailure)
    expect((failure as KeychainFailure).state).toBe('locked')
    await expect(keychain.set(randomUUID(), 'refused')).rejects.toMatchObject({ state: 'locked' })
  })
})

describe('without a keychain', () => {
  test('no message bus: secrets are kept for the session, the reason is told, and nothing hangs', () => {
    const { kept, reason } = openedIn({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' })
    expect(kept).toBe('session')
    expect(reason).toMatch(/No keyring is running|keytar/)
  })

  test('a module that can not be loaded: the reason names it', async () => {
    const keychain = await openKeychain(() => Promise.reject(new Error('Cannot find module')))
    expect(keychain.kept).toBe('session')
    expect(keychain.reason).toContain('keytar')
    await keychain.set('account', 'in memory')
    expect(await keychain.get('account')).toBe('in memory')
    await keychain.delete('account')
    expect(await keychain.get('account')).toBeNull()
  })
})

/** What another process of this machine makes of its keychain: the real keytar, in surroundings of our choice. */
function openedIn(env: NodeJS.ProcessEnv): { kept: string; reason: string | null } {
  const script = `import('./src-main/environments/keychain.ts').then(async ({ openKeychain }) => {
    const { kept, reason } = await openKeychain()
    process.stdout.write(JSON.stringify({ kept, reason }))
  })`
  const answer = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, DISPLAY: undefined, ...env },
    timeout: 15_000,
  })
  return JSON.parse(answer) as { kept: string; reason: string | null }
}

/** Locks every collection, as the desktop does when the screen locks. */
function lockAll(): void {
  const secrets = '/org/freedesktop/secrets'
  execFileSync('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    secrets,
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${secrets}/collection/login`,
  ])
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const stat = statSync(path)
    if (stat.isDirectory()) return filesUnder(path)
    return stat.isFile() ? [path] : []
  })
}
