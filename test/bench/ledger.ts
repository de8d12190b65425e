import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionKeychain } from '../../src-main/environments/keychain'
import { openLedger } from '../../src-main/ledger/ledger'
import { Store } from '../../src-main/ledger/store'
import { fill, intent, outcome } from '../ledger/written'
import type { Line } from './line'
import { median, milliseconds, quantile, ratio } from './statistics'

const INTENTS = 2000
const ENTRIES = 100_000

/** What a write pays before its first byte leaves, over the worker and to the disk, and how long checking a long chain takes. */
export const measureLedger = async (): Promise<Line[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-bench-ledger-'))
  try {
    return [...(await intents(join(folder, 'empty'))), ...(await verifying(join(folder, 'long')))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const open = (folder: string) =>
  openLedger({ folder, keychain: sessionKeychain('a bench'), now: () => new Date(), changed: () => undefined })

const intents = async (folder: string): Promise<Line[]> => {
  const ledger = await open(folder)
  const [asking, before, all]: [number[], number[], number[]] = [[], [], []]
  for (let n = 0; n < INTENTS; n++) {
    const write = intent({ attempt: randomUUID(), target: `user_${n}` })
    const begun = performance.now()
    await ledger.write(write.attempt)
    const asked = performance.now()
    await ledger.declines(write)
    await ledger.intend(write)
    const synced = performance.now()
    await ledger.outcome(outcome(write.attempt, 'done'))
    asking.push(asked - begun)
    before.push(synced - asked)
    all.push(performance.now() - asked)
  }
  await ledger.close()
  const floor = median(asking)
  const line = (what: string, value: number): Line => ({
    what,
    value: milliseconds(value),
    ratio: ratio(value, floor),
    floor: 'one question to its thread',
  })
  return [
    line('an intent on disk, median', median(before)),
    line('an intent on disk, 99 of 100 within', quantile(before, 0.99)),
    line('with its outcome, median', median(all)),
    line('with its outcome, 99 of 100 within', quantile(all, 0.99)),
  ]
}

const verifying = async (folder: string): Promise<Line[]> => {
  // Made without syncing: how long that takes is not what is measured.
  await (await open(folder)).close()
  const store = new Store(join(folder, 'ledger.db'))
  store.db.exec('PRAGMA synchronous = OFF')
  fill(store, ENTRIES / 2)
  store.close()
  const ledger = await open(folder)
  const begun = performance.now()
  const found = await ledger.verify()
  const took = performance.now() - begun
  await ledger.close()
  if (!found.whole || found.entries !== ENTRIES) throw new Error('the chain is not whole')
  const floor = found.milliseconds
  return [
    { what: `verifying the chain of ${ENTRIES.toLocaleString('en')} entries`, value: milliseconds(floor) },
    { what: 'and the list of writes with it', value: milliseconds(took), ratio: ratio(took, floor), floor: 'the chain alone' },
  ]
}
