import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '@contract/desk/environments'
import { openPlatform } from '../../src-main/practice/platform/platform-world'
import { openWorld } from '../../src-main/practice/world'
import type { Desk } from './desk'

/** Larger worlds are seeded where they are used: copying them is no cheaper. */
const MOST_KEPT = 12_000

/** The worlds this process has seeded, by their size, each in a folder. */
const kept = new Map<number, Promise<string>>()

/**
 * Opens practice with so many users. The world is seeded once for a whole run, by the app's own code, and every desk gets a
 * copy of its own: seeding is most of what opening practice costs. Only for a desk on which nobody has practised.
 */
export const practise = async (desk: Desk, users = 12_000): Promise<Environment> => {
  if (users <= MOST_KEPT) cpSync(await seeded(users), join(desk.folder, 'practice', 'practice'), { recursive: true })
  const made = await desk.call('environments.practise', { users })
  if (!made.ok) throw new Error(made.failure.what)
  return made.value
}

const seeded = (users: number): Promise<string> => {
  const known = kept.get(users) ?? seed(users)
  kept.set(users, known)
  return known
}

const seed = async (users: number): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-world-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const world = join(folder, String(users))
  mkdirSync(world)
  for (const opened of [await openWorld({ folder: world, users, fresh: false }), await openPlatform({ folder: world, fresh: false })])
    opened.close()
  return world
}
