import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

const made: string[] = []
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A folder for one test's world, gone after it. */
export const worldFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'opsdesk-practice-'))
  made.push(folder)
  return join(folder, 'world')
}
