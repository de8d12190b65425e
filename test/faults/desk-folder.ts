import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EnvironmentKind } from '@contract/desk/environments'

/** The environment of every fault test. */
export const ENVIRONMENT = 'e1'
/** Its token's subject is user_me. Nobody checks its signature here. */
export const TOKEN = [{ alg: 'none' }, { sub: 'user_me', exp: 4_000_000_000 }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')
  .concat('.x')

/** A folder with one environment that is ready to be written in: a token, and a server whose paging is known. */
export const deskFolder = (
  port: number,
  {
    folder,
    kind = 'staging',
    subject = 'user_me',
    name = 'Staging',
  }: { folder?: string; kind?: EnvironmentKind; subject?: string | null; name?: string } = {},
): string => {
  const made = folder ?? mkdtempSync(join(tmpdir(), 'opsdesk-faults-'))
  mkdirSync(made, { recursive: true, mode: 0o700 })
  const base_url = `http://127.0.0.1:${port}`
  const credential = { kept: 'keychain', origin: base_url, ends: null, expires_at: null, subject, command: null }
  const dialect = {
    paging: { style: 'offset', offset: 'offset', limit: 'limit' },
    sorting: null,
    max_size: null,
    source: 'set',
    found_at: null,
  }
  const profile = {
    id: ENVIRONMENT,
    name,
    kind,
    colour: 'amber',
    services: { marketplace: { base_url, credential, dialect } },
    practice: null,
  }
  writeFileSync(join(made, 'environments.json'), JSON.stringify({ version: 1, current: ENVIRONMENT, items: [profile] }), { mode: 0o600 })
  const secret = JSON.stringify({ origin: base_url, token: TOKEN })
  writeFileSync(join(made, 'keychain.json'), JSON.stringify({ [`${ENVIRONMENT}/marketplace`]: secret }), { mode: 0o600 })
  return made
}
