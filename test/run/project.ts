import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The checkout's own folder: every command here runs in it. */
export const root = resolve(import.meta.dirname, '../..')

export const inProject = (...path: string[]): string => resolve(root, ...path)

/** One exact version from package.json, so that it is written in one place only. */
export const pinnedVersion = (dependency: string): string => {
  const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Record<string, Record<string, string> | undefined>
  const found = ['dependencies', 'devDependencies', 'optionalDependencies'].map((kind) => manifest[kind]?.[dependency]).find(Boolean)
  if (!found) throw new Error(`package.json does not list ${dependency}`)
  return found
}

/** A command of node_modules by its name, run without npx so that nothing is ever fetched on the way. */
export const localCommand = (name: string): string => {
  const file = inProject('node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
  if (!existsSync(file)) throw new Error(`${name} is not installed: run npm ci first`)
  return file
}
