import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { APP_ORIGIN, answerAppFile } from '../../src-main/app-files'
import { type Core, createCore } from '../../src-main/core'
import { type Keychain, openKeychain } from '../../src-main/environments/keychain'
import type { StartPractice } from '../../src-main/practice/practice-server'
import { startPracticeInWorker } from '../../src-main/practice/start'
import type { Surroundings } from '../../src-main/surroundings'
import { ask } from './ask'
import { eventsTo, openBridge } from './bridge'
import { chromiumAtHand, chromiumFlags } from './chromium'
import { createPaper } from './paper'

export interface BrowserShellOptions {
  /** Where profiles, the practice world, the browser's profile and saved files go. */
  folder: string
  headless?: boolean
  keychain?: Keychain
  startPractice?: StartPractice
  /** Instead of a question in a page of its own. */
  confirm?: Surroundings['confirm']
  /** Instead of the folder's `saved`, with a number where the name is taken. */
  saveFile?: Surroundings['saveFile']
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  reducedMotion?: 'reduce' | 'no-preference'
}

export interface BrowserShell {
  page: Page
  core: Core
  close(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

/**
 * Opsdesk without Electron: the same core in this process, the same built renderer in Chromium. Needs out/renderer.
 * Throws where there is no Chromium, with words for the person.
 */
export const openBrowserShell = async (options: BrowserShellOptions): Promise<BrowserShell> => {
  const executablePath = chromiumAtHand()
  if (executablePath === null) throw new Error('No Chromium was found. Install chromium, or name one in OPSDESK_CHROMIUM.')
  if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('out/renderer is not built: run npm run build first.')
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const context = await chromium.launchPersistentContext(join(options.folder, 'browser'), {
    executablePath,
    headless: options.headless ?? true,
    args: [...chromiumFlags(), ...(options.headless === false ? ['--app=about:blank', '--window-size=1280,800'] : [])],
    viewport: options.headless === false ? null : (options.viewport ?? { width: 1280, height: 800 }),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.reducedMotion ? { reducedMotion: options.reducedMotion } : {}),
    acceptDownloads: false,
    serviceWorkers: 'block',
    permissions: [],
  })
  try {
    return await openIn(context, options)
  } catch (error) {
    await context.close()
    throw error
  }
}

const openIn = async (context: BrowserContext, options: BrowserShellOptions): Promise<BrowserShell> => {
  let page: Page | null = null
  await serveOnlyAppFiles(context)
  await context.grantPermissions(['clipboard-write'], { origin: APP_ORIGIN })

  const asking = { now: false }
  const aside = async <T>(work: () => Promise<T>): Promise<T> => {
    asking.now = true
    return work().finally(() => {
      asking.now = false
    })
  }
  const surroundings: Surroundings = {
    folder: options.folder,
    confirm: options.confirm ?? ((question) => aside(() => ask(context, question))),
    saveFile: options.saveFile ?? (async (suggested) => freeName(join(options.folder, 'saved'), suggested)),
    paper: createPaper(context, aside),
    emit: eventsTo(() => page),
  }
  const core = await createCore({
    surroundings,
    keychain: options.keychain ?? (await openKeychain()),
    startPractice: options.startPractice ?? startPracticeInWorker,
    version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
  })
  await openBridge(context, Promise.resolve(core), () => page)
  core.watch()

  const own = context.pages()[0] ?? (await context.newPage())
  page = own
  // One window: whatever else opens and is not the question is closed.
  context.on('page', (other) => {
    if (other !== own && !asking.now) void other.close()
  })
  await own.goto(`${APP_ORIGIN}/`)
  let closed: Promise<void> | null = null
  const close = (): Promise<void> => {
    closed ??= Promise.all([core.close(), context.close()]).then(() => undefined)
    return closed
  }
  return { page: own, core, close }
}

/** The app's files are answered from out/renderer; every other request ends here. No server listens anywhere. */
const serveOnlyAppFiles = async (context: BrowserContext): Promise<void> => {
  const files = join(root, 'out/renderer')
  await context.route(/.*/, async (route) => {
    const request = route.request()
    if (!request.url().startsWith(`${APP_ORIGIN}/`)) return route.abort('blockedbyclient')
    return route.fulfill(await answerAppFile(files, { method: request.method(), url: request.url() }))
  })
  await context.routeWebSocket(/.*/, (socket) => socket.close())
}

/** A path in `folder` for a file of this name, with a number behind it where it is taken. */
const freeName = (folder: string, suggested: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = basename(suggested.replaceAll('\\', '/')) || 'export.csv'
  const end = extname(name)
  const stem = basename(name, end)
  let file = join(folder, name)
  for (let count = 2; existsSync(file); count++) file = join(folder, `${stem}-${count}${end}`)
  return file
}
