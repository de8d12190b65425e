import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import Database from 'libsql'
import { afterAll, describe, expect, test } from 'vitest'
import { Store } from '../../src-main/ledger/store'
import { disagreement, verify } from '../../src-main/ledger/verify'
import { fill } from '../ledger/written'
import { faultDesk, newUser, sharedOracle, successOf } from './fault-desk'

afterAll(async () => (await sharedOracle()).close())

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as () => void
const collected = (): Promise<void> => {
  collect()
  return setImmediate()
}
/** OPSDESK_EVERY_BYTE=1 cuts the last two frames at each of their bytes. */
const STRIDE = process.env.OPSDESK_EVERY_BYTE ? 1 : 13

/** Of a WAL's file and of each of its frames: https://www.sqlite.org/fileformat2.html#walformat */
const HEADER = 32
const FRAME = 24 + 4096

describe('fault 23: a torn tail', () => {
  test('the WAL cut at any byte: what is left is whole, and the cut never makes entries', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opsdesk-torn-'))
    const store = new Store(join(folder, 'ledger.db'))
    fill(store, 3)
    store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    fill(store, 2)
    const head = store.head()
    // As a power cut leaves them: the writer has not closed, so the WAL holds everything.
    const wal = readFileSync(join(folder, 'ledger.db-wal'))
    copyFileSync(join(folder, 'ledger.db'), join(folder, 'base.db'))
    store.close()
    expect((wal.length - HEADER) % FRAME).toBe(0)

    const openCut = (length: number): number => {
      // Another name each time: the one before may still be mapped into memory.
      const file = join(folder, `cut-${length}.db`)
      copyFileSync(join(folder, 'base.db'), file)
      writeFileSync(`${file}-wal`, wal.subarray(0, length))
      const db = new Database(file)
      try {
        const tables = db.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'entries'`).get() as { n: number }
        expect(tables.n).toBe(1)
        const found = verify(db, null)
        expect(found).toMatchObject({ whole: true, first_bad: null })
        expect(disagreement(db)).toBeNull()
        return found.entries
      } finally {
        db.close()
        for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
      }
    }
    const lengths = new Set<number>([wal.length])
    for (let length = 0; length < wal.length - 2 * FRAME; length += 211) lengths.add(length)
    for (let length = wal.length - 2 * FRAME; length < wal.length; length += STRIDE) lengths.add(length)
    // Around the borders of the last frames, every one in any case.
    for (const border of [0, 1, 2].map((frames) => wal.length - frames * FRAME))
      for (let length = border - 30; length < border + 30 && length <= wal.length; length++) lengths.add(length)
    let before = 0
    for (const [index, length] of [...lengths].sort((a, b) => a - b).entries()) {
      // libsql keeps what is closed open until it is collected.
      if (index % 100 === 0) await collected()
      const entries = openCut(length)
      expect(entries).toBeGreaterThanOrEqual(before)
      before = entries
    }
    expect(before).toBe(head.seq)
  })

  test('entries that are gone are told at the next start, and the rest goes on', async () => {
    const desk = await faultDesk()
    for (let n = 0; n < 4; n++) successOf(await desk.promote(newUser()))
    desk.core.kill()
    await desk.core.ended
    const wal = join(desk.folder, 'ledger.db-wal')
    truncateSync(wal, readFileSync(wal).length - FRAME / 2)
    await desk.restart()
    expect(successOf(await desk.core.call('ledger.health', {}))).toMatchObject({
      writable: true,
      trouble: 'The last entry of the ledger, up to number 8, is gone: the file was cut or replaced.',
    })
    expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, first_bad: null })
    // Its write had been sent, so without its outcome it is unknown again: it is not taken for one that never was.
    expect(await desk.unknown()).toHaveLength(1)
    successOf(await desk.promote(newUser()))
  })

  test('a tail that was torn is told once: the remark stands in the chain', async () => {
    const desk = await faultDesk()
    successOf(await desk.promote(newUser()))
    desk.core.kill()
    await desk.core.ended
    const wal = join(desk.folder, 'ledger.db-wal')
    truncateSync(wal, readFileSync(wal).length - 1)
    await desk.restart()
    await desk.core.close()
    await desk.restart()
    expect(successOf(await desk.core.call('ledger.health', {})).trouble).toBeNull()
    expect(successOf(await desk.core.call('ledger.verify', {}))).toMatchObject({ whole: true, tail_lost: 0 })
  })
})

describe('fault 24: a ledger that somebody edited', () => {
  /** Five writes, ten entries; then this is done to the file behind the app's back. */
  const damaged = async (edit: string): Promise<Awaited<ReturnType<typeof faultDesk>>> => {
    const desk = await faultDesk()
    for (let n = 0; n < 5; n++) successOf(await desk.promote(newUser()))
    await desk.core.close()
    const db = new Database(join(desk.folder, 'ledger.db'))
    db.exec(`DROP TRIGGER entries_not_edited; DROP TRIGGER entries_not_deleted; ${edit}`)
    db.close()
    await desk.restart()
    return desk
  }
  const verified = async (edit: string) => successOf(await (await damaged(edit)).core.call('ledger.verify', {}))

  test.each([
    ['edited', `UPDATE entries SET body = replace(body, 'user_', 'User_') WHERE seq = 4`, 4],
    ['given another time', `UPDATE entries SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3`, 3],
    ['deleted', 'DELETE FROM entries WHERE seq = 6', 6],
    [
      'put in another’s place',
      'UPDATE entries SET seq = -1 WHERE seq = 2; UPDATE entries SET seq = 2 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = -1',
      2,
    ],
  ])('an entry %s is named', async (_, edit, seq) => {
    expect(await verified(edit)).toMatchObject({ whole: false, first_bad: { seq } })
  })

  test('the tail cut off is told at start, with how many are gone', async () => {
    const desk = await damaged('DELETE FROM entries WHERE seq > 6')
    expect(successOf(await desk.core.call('ledger.health', {})).trouble).toBe(
      'The last 4 entries of the ledger, up to number 10, are gone: the file was cut or replaced.',
    )
  })

  test('the list of writes that was changed no longer agrees', async () => {
    const found = await verified(`UPDATE writes SET state = 'refused' WHERE seq = 5`)
    expect(found).toMatchObject({ whole: false, first_bad: { seq: 5, why: 'the list of writes was changed' } })
  })

  test('another ledger in its place is told, though it is whole and longer', async () => {
    const [mine, other] = [await faultDesk(), await faultDesk()]
    successOf(await mine.promote(newUser()))
    for (let n = 0; n < 3; n++) successOf(await other.promote(newUser()))
    await mine.core.close()
    await other.core.close()
    cpSync(join(other.folder, 'ledger.db'), join(mine.folder, 'ledger.db'))
    await mine.restart()
    expect(successOf(await mine.core.call('ledger.health', {})).trouble).toBe(
      'Entry 2 of the ledger is not the one that was written: the file was changed or replaced.',
    )
  })
})
