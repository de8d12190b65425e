import { mkdirSync, rmSync } from 'node:fs'
import { chromiumAtHand } from '../browser-shell/chromium'
import { build, buildIsFresh } from './build'
import { onPath, type RunOptions, run } from './command'
import { electronAtHand, electronFetched, lentForTests } from './electron-binary'
import { inKeyring } from './keyring'
import { buildKeytar, keytarIsBuilt } from './keytar'
import { failed, type Outcome, passed, playwrightOutcome, skipped, together, vitestOutcome } from './outcome'
import { inProject, localCommand } from './project'
import { ensureSystemPackages } from './system-packages'
import { onOwnScreen } from './xvfb'

export interface Stage {
  name: string
  /** Runs whatever was chosen: later stages stand on it. */
  always?: boolean
  run: () => Promise<Outcome>
}

const minutes = (count: number): number => count * 60_000

/** In order. The stages of one row run side by side: each is short and mostly waits for its own process. */
export const stages: readonly (readonly Stage[])[] = [
  [{ name: 'packages', always: true, run: packages }],
  [{ name: 'build', always: true, run: freshBuild }],
  [
    { name: 'types', run: () => check('tsc', ['--singleThreaded']) },
    { name: 'lint', run: () => check('biome', ['check', '.']) },
    { name: 'unused', run: () => check('knip', []) },
  ],
  [{ name: 'architecture', run: () => vitest('architecture', ['--project=architecture']) }],
  [{ name: 'unit', run: () => vitest('unit', ['--project=together', '--project=apart']) }],
  [{ name: 'faults', run: () => vitest('faults', ['--project=faults'], plainly, minutes(12)) }],
  [{ name: 'keychain', run: keychain }],
  [{ name: 'e2e', run: () => endToEnd('electron') }],
  [{ name: 'security', run: () => endToEnd('electron', 'security') }],
  [{ name: 'browser', run: () => endToEnd('browser') }],
]

async function packages(): Promise<Outcome> {
  const found = await ensureSystemPackages([
    'start',
    'test',
    ...(chromiumAtHand() === null ? (['browser'] as const) : []),
    ...(keytarIsBuilt() ? [] : (['keychain'] as const)),
  ])
  if (!found.there) console.log(found.message)
  const keytar = await buildKeytar({ again: true })
  if (keytar) console.log(`The keychain can't be tested: ${keytar}.`)
  return found.there ? passed(0) : failed(found.message.split('\n')[0] ?? 'system packages are missing')
}

async function freshBuild(): Promise<Outcome> {
  if (buildIsFresh()) return passed()
  const ended = await build()
  if (ended.code !== 0) console.log(ended.output)
  return ended.code === 0 ? passed() : failed('the build failed')
}

/** A check that counts as one. Its output is shown only where it failed, since three of them run at once. */
async function check(command: string, args: readonly string[]): Promise<Outcome> {
  const ended = await run(localCommand(command), args, { limit: minutes(2) })
  if (ended.code === 0) return passed()
  console.log(`\n${command} ${args.join(' ')}\n${ended.output}`)
  return failed(ended.timedOut ? `${command} took too long` : `${command} found faults`)
}

async function vitest(name: string, args: readonly string[], wrap: Wrap = plainly, limit = minutes(4)): Promise<Outcome> {
  const report = reportFile(name)
  const command = [localCommand('vitest'), 'run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const ended = await wrap(command, { limit })
  // The keyring's own chatter is of no use to anybody while all is well.
  if (ended.code !== 0) console.log(ended.output)
  return read(vitestOutcome, report, ended, 'vitest')
}

async function keychain(): Promise<Outcome> {
  if (process.platform !== 'linux') return skipped('the real keyring test needs Linux: nothing is written to your own keychain')
  if (!keytarIsBuilt()) return skipped('keytar could not be built on this machine')
  const lacking = ['dbus-run-session', 'gnome-keyring-daemon'].filter((command) => !onPath(command))
  if (lacking.length > 0) return skipped(`${lacking.join(' and ')} missing`)
  takeLentElectron()
  const module = await vitest('keychain', ['--project=keychain'], inKeyring)
  if (electronAtHand().file === null) return module
  return together(module, await playwright('keychain', minutes(2), { OPSDESK_SHELL: 'electron' }, ['test/e2e/keychain.spec.ts'], inKeyring))
}

/**
 * End to end in one of the two shells (playwright.config.ts says which specs are whose): all of it in Electron and a
 * smoke of it in the browser shell, or, where Electron can't be had, what can be in the browser shell.
 */
async function endToEnd(shell: 'electron' | 'browser', project: string = shell): Promise<Outcome> {
  takeLentElectron()
  const binary = shell === 'electron' ? await electronFetched(minutes(3)) : electronAtHand()
  if (shell === 'electron' && binary.file === null) return skipped(`no spec ran in Electron: ${binary.reason}`)
  return playwright(project, minutes(25), { OPSDESK_SHELL: shell }, [`--project=${project}`])
}

/** The runtime that is lent for tests, where it is there and none was named. */
function takeLentElectron(): void {
  const lent = lentForTests()
  if (lent) process.env.ELECTRON_OVERRIDE_DIST_PATH = lent
}

async function playwright(
  name: string,
  limit: number,
  env: NodeJS.ProcessEnv,
  specs: readonly string[] = [],
  wrap: Wrap = plainly,
): Promise<Outcome> {
  const report = reportFile(`playwright-${name}`)
  // Its own limit comes first, so that it still writes down what it got to.
  const command = [localCommand('playwright'), 'test', ...specs, '--reporter=list,json', `--global-timeout=${limit - 20_000}`]
  const ended = await wrap(onOwnScreen(command), {
    limit,
    show: true,
    env: { ...process.env, ...env, OPSDESK_STAGE: name, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ELECTRON_RUN_AS_NODE: undefined },
  })
  return read(playwrightOutcome, report, ended, 'playwright')
}

export type Wrap = (command: readonly string[], options: RunOptions) => ReturnType<typeof run>
const plainly: Wrap = ([command = '', ...args], options) => run(command, args, options)

/** The report's counts. A runner that failed without naming a test, or left no report, counts as one failure. */
const read = (reader: (file: string) => Outcome, file: string, ended: Awaited<ReturnType<typeof run>>, runner: string): Outcome => {
  let outcome: Outcome
  try {
    outcome = reader(file)
  } catch {
    return failed(ended.timedOut ? `${runner} was ended after ${Math.round(ended.seconds)} s` : `${runner} left no report`)
  }
  if (ended.timedOut) return { ...outcome, failed: [...outcome.failed, `${runner} was ended after ${Math.round(ended.seconds)} s`] }
  if (ended.code === 0 || outcome.failed.length > 0) return outcome
  return { ...outcome, failed: [`${runner} ended with code ${ended.code}, though no test failed`] }
}

const reportFile = (name: string): string => {
  const folder = inProject('test-results')
  mkdirSync(folder, { recursive: true })
  const file = inProject('test-results', `${name}.json`)
  rmSync(file, { force: true })
  return file
}
