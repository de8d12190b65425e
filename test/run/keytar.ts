import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { run } from './command'
import { inProject, pinnedVersion } from './project'
import { lastLines } from './system-packages'

const built = inProject('node_modules/keytar/build/Release/keytar.node')
/** Left where building it failed, so that every start does not try again. */
const triedBefore = inProject('node_modules/.cache/opsdesk/keytar-not-built')

export const keytarIsBuilt = (): boolean => existsSync(built)

/**
 * Builds keytar where `npm ci` could not. It is an optional dependency, so a failed build does not stop an install, and
 * npm then takes its whole folder away: `npm rebuild` has nothing to work on, only installing it anew brings it back.
 * Answers null, or why there is still none.
 */
export const buildKeytar = async ({ again }: { again: boolean }): Promise<string | null> => {
  if (keytarIsBuilt()) return null
  if (!again && existsSync(triedBefore)) return 'keytar could not be built here before'
  console.log('Building keytar, which reaches the system keychain …')
  const ended = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', `keytar@${pinnedVersion('keytar')}`], {
    limit: 120_000,
    env: { ...process.env, ...headersOfThisNode() },
  })
  if (keytarIsBuilt()) {
    rmSync(triedBefore, { force: true })
    return null
  }
  mkdirSync(dirname(triedBefore), { recursive: true })
  writeFileSync(triedBefore, ended.output)
  // npm says nothing of an optional dependency that failed, so its own words help only where npm itself did.
  return ended.code === 0 ? 'keytar could not be built on this machine' : `npm could not install keytar: ${lastLines(ended.output, 3)}`
}

/** node-gyp fetches Node's headers from the network, though most installations of Node have them beside the program. */
const headersOfThisNode = (): NodeJS.ProcessEnv => {
  const prefix = resolve(dirname(process.execPath), '..')
  return existsSync(resolve(prefix, 'include/node/node_api.h')) ? { npm_config_nodedir: prefix } : {}
}
