import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onPath } from '../run/command'
import { inKeyring } from '../run/keyring'
import { keytarIsBuilt } from '../run/keytar'
import { bundled } from './bundle'
import { sharedOracle } from './fault-desk'

const lacking = [
  ...(process.platform === 'linux' ? [] : ['Linux']),
  ...(keytarIsBuilt() ? [] : ['keytar']),
  ...['dbus-run-session', 'gnome-keyring-daemon', 'dbus-send'].filter((command) => !onPath(command)),
]

describe.skipIf(lacking.length > 0)(
  `fault 25: the keychain locked, unlocked, changed${lacking.length > 0 ? ` (${lacking.join(', ')} missing)` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'opsdesk-keyring-desk-'))
    // biome-ignore lint/suspicious/noExplicitAny: a story in JSON, looked at field by field.
    let said: Record<string, any> = {}

    beforeAll(async () => {
      const oracle = await sharedOracle()
      const ended = await inKeyring([process.execPath, join(await bundled(), 'keyring.js'), String(oracle.port), folder], { limit: 60_000 })
      said = JSON.parse(ended.output.split('\n').find((line) => line.startsWith('{')) ?? '{}') as typeof said
      expect(said.error ?? ended.code).toBe(0)
    })
    afterAll(async () => {
      rmSync(folder, { recursive: true, force: true })
      ;(await sharedOracle()).close()
    })

    test('unlocked: the token and the head are kept there, and a write goes out', () => {
      expect(said.kept).toMatchObject({ ok: true, value: { state: 'set', kept: 'keychain' } })
      expect(said.before).toMatchObject({ ok: true })
      expect(said.whole.verify).toMatchObject({ ok: true, value: { whole: true, entries: 2, tail_lost: 0 } })
    })

    test('locked: it is said, nothing is sent, nothing is recorded; the ledger is whole and can be read', async () => {
      expect(said.locked).toMatchObject({ ok: false, failure: { code: 'keychain', what: 'The keychain is locked.', happened: 'nothing' } })
      expect(said.locked_look.health).toMatchObject({ ok: true, value: { writable: true, unknown: 0 } })
      expect(said.locked_look.verify).toMatchObject({ ok: true, value: { whole: true, entries: 2, tail_lost: null } })
      expect(said.locked_look.list.value.items).toHaveLength(1)
      expect(said.locked_export).toMatchObject({ ok: false, failure: { code: 'keychain' } })
    })

    test('locked at the start: it opens, and the ledger is as it was', () => {
      expect(said.locked_restart.verify).toMatchObject({ ok: true, value: { whole: true, entries: 2 } })
      expect(said.locked_again).toMatchObject({ ok: false, failure: { code: 'keychain' } })
    })

    test('unlocked again: the write goes out, once', async () => {
      expect(said.unlocked).toMatchObject({ ok: true })
      expect(said.after.verify).toMatchObject({ ok: true, value: { whole: true, entries: 4, tail_lost: 0 } })
      const { requests } = await (await sharedOracle()).truth()
      expect(requests.map(({ target }) => target)).toEqual(['user_1', 'user_2'])
    })

    test('changed by somebody else: a token that is gone is said; without the head the chain is still checked', () => {
      expect(said.taken_away).toMatchObject({ ok: false, failure: { code: 'no_credential', happened: 'nothing' } })
      expect(said.headless.verify).toMatchObject({ ok: true, value: { whole: true, entries: 4, tail_lost: null } })
    })
  },
)
