import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { roomIn } from '../../src-main/workers'

interface Room {
  hello(): string
}

const room = (source: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'opsdesk-worker-')), 'worker.mjs')
  writeFileSync(file, source)
  const started = roomIn<Room>(pathToFileURL(file))
  onTestFinished(async () => void (await started.worker.terminate()))
  return started.room
}

test('a call to a thread that could not start, or ended before it answered, fails with the reason', async () => {
  await expect(room("throw new Error('no such table')").hello()).rejects.toThrow('no such table')
  await expect(room('setTimeout(() => process.exit(3), 20)').hello()).rejects.toThrow('ended')
  const gone = roomIn<Room>(new URL('file:///nowhere/ledger.js'))
  await expect(gone.room.hello()).rejects.toThrow('nowhere')
  await expect(gone.room.hello()).rejects.toThrow('nowhere')
})
