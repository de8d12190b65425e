import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { onPath, run } from './command'
import { type Need, needs, type Purpose } from './needs'

/** What became of the asking: everything is there, or a message that says what is not and how to get it. */
export type Packages = { there: true; installed: readonly string[] } | { there: false; message: string }

/** What this machine lacks for these purposes. A tenth of a second; empty on macOS and Windows, where nothing is asked. */
const missingFor = (purposes: readonly Purpose[]): Need[] => {
  if (process.platform !== 'linux') return []
  const libraries = loadableLibraries()
  return needs.filter(({ purpose, proof }) => {
    if (!purposes.includes(purpose)) return false
    if ('command' in proof) return !onPath(proof.command)
    if ('file' in proof) return !existsSync(proof.file)
    // Where the loader's list can't be read (musl), nothing is claimed to be missing.
    return libraries !== null && !libraries.has(proof.library)
  })
}

/** Makes sure of these purposes: installs what is missing on Debian and its kin as root, else says what to run. */
export const ensureSystemPackages = async (purposes: readonly Purpose[]): Promise<Packages> => {
  const missing = missingFor(purposes)
  if (missing.length === 0) return { there: true, installed: [] }
  const lacks = `This machine lacks: ${missing.map(({ proof }) => Object.values(proof)[0]).join(', ')}`
  if (!isDebian() || !onPath('apt-get')) {
    return { there: false, message: `${lacks}.\nInstall them; on Debian the packages are called ${oldestNames(missing)}.` }
  }
  if (process.getuid?.() !== 0) {
    return { there: false, message: `${lacks}.\nRun: sudo apt-get install --no-install-recommends ${namesHere(missing).join(' ')}` }
  }
  return installAsRoot(missing, purposes)
}

const installAsRoot = async (missing: readonly Need[], purposes: readonly Purpose[]): Promise<Packages> => {
  if (!hasPackageLists()) {
    console.log('Reading the package lists (apt-get update) …')
    await apt('update')
  }
  let names = namesHere(missing)
  console.log(`Installing ${names.length} missing system packages: ${names.join(' ')} …`)
  let ended = await install(names)
  if (ended.code !== 0) {
    // Lists of some days ago name versions the mirror no longer has.
    console.log('That failed. Reading the package lists anew and trying once more …')
    await apt('update')
    names = namesHere(missing)
    ended = await install(names)
  }
  const still = missingFor(purposes)
  if (still.length === 0) {
    console.log(`System packages installed in ${ended.seconds.toFixed(0)} s.`)
    return { there: true, installed: names }
  }
  const command = `apt-get install --no-install-recommends ${namesHere(still).join(' ')}`
  return { there: false, message: `System packages could not be installed. Run: ${command}\n${lastLines(ended.output, 6)}` }
}

const apt = (...args: string[]) =>
  run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=180', ...args], {
    limit: 420_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })

const install = async (names: readonly string[]) => {
  const began = Date.now()
  const beat = setInterval(() => console.log(`  still installing, ${Math.round((Date.now() - began) / 1000)} s …`), 20_000)
  try {
    return await apt('install', '-y', '--no-install-recommends', ...names)
  } finally {
    clearInterval(beat)
  }
}

/** Of each package's names the one this release has. Without lists nobody can tell: then the older, still understood name. */
const namesHere = (missing: readonly Need[]): string[] => {
  const known = knownPackages(missing.flatMap(({ packages }) => packages))
  return missing.map(({ packages }) => packages.find((name) => known.has(name)) ?? oldest(packages))
}

const oldest = (packages: Need['packages']): string => packages[packages.length - 1] ?? packages[0]
const oldestNames = (missing: readonly Need[]): string => missing.map(({ packages }) => oldest(packages)).join(' ')

const knownPackages = (names: readonly string[]): Set<string> => {
  const known = new Set<string>()
  try {
    const policy = execFileSync('apt-cache', ['policy', ...names], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
    for (const block of policy.split(/\n(?=\S)/)) {
      const name = /^(\S+):$/m.exec(block)?.[1]
      if (name && /Candidate: (?!\(none\))/.test(block)) known.add(name)
    }
  } catch {
    // No apt-cache: the fallback names stand.
  }
  return known
}

const loadableLibraries = (): Set<string> | null => {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file))
  if (!ldconfig) return null
  try {
    const listed = execFileSync(ldconfig, ['-p'], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    return new Set(listed.split('\n').map((line) => line.trim().split(' ')[0] ?? ''))
  } catch {
    return null
  }
}

const isDebian = (): boolean => {
  try {
    return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

const hasPackageLists = (): boolean => {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'))
  } catch {
    return false
  }
}

export const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n')
