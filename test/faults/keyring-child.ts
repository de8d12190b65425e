import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Result } from '@contract/failure'
import { type Core, createCore } from '../../src-main/core'
import { openKeychain } from '../../src-main/environments/keychain'
import { TOKEN } from './desk-folder'

/**
 * One story beside a real gnome-keyring, told as JSON lines: a write, the keyring locked, a restart while it is locked,
 * the keyring unlocked, its head and its token taken away. Arguments: the oracle's port, a folder, and, for the second
 * half, the environment's id: a keyring unlocked by starting it anew is another one to a process that knew the first.
 */
const [port = '', folder = '', second = null] = process.argv.slice(2)
const said: Record<string, unknown> = {}
const HEAD = 'ledger/head'

const open = async (): Promise<Core> =>
  createCore({
    surroundings: {
      folder,
      confirm: async () => true,
      saveFile: async () => `${folder}/export.jsonl`,
      paper: { pdf: async () => new Uint8Array(), print: async () => false },
      emit: () => undefined,
    },
    keychain: await openKeychain(),
    startPractice: () => Promise.reject(new Error('there is no practice here')),
    version: '0.0.0',
    stillWorking: 100,
  })

const secrets = '/org/freedesktop/secrets'
const lock = (): void =>
  void execFileSync('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    secrets,
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${secrets}/collection/login`,
  ])
const unlock = (): void =>
  void spawnSync('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], { input: 'test-pw', timeout: 10_000 })

const main = async (): Promise<void> => {
  let core = await open()
  let environment: string | null = second
  const call = async (operation: string, input: unknown, more: object = {}): Promise<Result<{ [field: string]: unknown }>> =>
    (await core.call({ id: randomUUID(), operation, environment, input, ...more })) as never
  const promote = (user_id: string) => call('admins.promote', { user_id }, { attempt: randomUUID(), typed: 'read back' })
  const look = async () => ({
    health: await call('ledger.health', {}),
    verify: await call('ledger.verify', {}),
    list: await call('ledger.list', {}),
  })

  const close = async (): Promise<never> => {
    await core.close()
    console.log(JSON.stringify(said))
    process.exit(0)
  }
  if (second) {
    said.unlocked = await promote('user_2')
    await core.close()
    core = await open()
    said.after = await look()

    const { default: keytar } = await import('keytar')
    await keytar.deletePassword('Opsdesk', HEAD)
    await keytar.deletePassword('Opsdesk', `${environment}/marketplace`)
    said.taken_away = await promote('user_3')
    said.headless = await look()
    return close()
  }

  const services = { marketplace: { base_url: `http://127.0.0.1:${port}` } }
  const made = await call('environments.create', { name: 'Staging', kind: 'staging', colour: 'amber', services })
  environment = made.ok ? String(made.value.id) : null
  said.kept = await call('environments.set_token', { environment_id: environment, service: 'marketplace', token: TOKEN })
  said.before = await promote('user_1')
  said.whole = await look()

  lock()
  said.locked = await promote('user_2')
  said.locked_look = await look()
  said.locked_export = await call('ledger.export_signed', {})
  await core.close()
  core = await open()
  said.locked_restart = await look()
  said.locked_again = await promote('user_2')

  unlock()
  const rest = execFileSync(process.execPath, [process.argv[1] ?? '', port, folder, environment ?? ''], { encoding: 'utf8' })
  Object.assign(said, JSON.parse(rest))
  return close()
}

main().catch((error: Error) => {
  console.log(JSON.stringify({ ...said, error: error.message }))
  process.exit(1)
})
