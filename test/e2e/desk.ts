import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Call } from '@contract/bridge'
import type { Result } from '@contract/failure'
import type { Input, OperationName, Output } from '@contract/index'
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test'
import { type BrowserShell, openBrowserShell } from '../browser-shell/browser-shell'
import { electronAtHand } from '../run/electron-binary'
import { takeOwnScreen } from './own-screen'

export type Shell = 'electron' | 'browser'

export interface DeskOptions {
  shell: Shell
  /** Kept afterwards where given; otherwise a new one, removed at the end. */
  folder?: string
  env?: Record<string, string>
  /** More switches for Electron's command line. */
  args?: readonly string[]
}

export interface Desk {
  readonly shell: Shell
  readonly folder: string
  /** The window. Another one after `reopen`. */
  readonly page: Page
  /** Electron's main process; null in the browser shell. */
  readonly app: ElectronApplication | null
  /** What the window wrote to its console as an error, policy violations among it. */
  readonly complaints: string[]
  /** Calls an operation over the window's own bridge. */
  call<N extends OperationName>(operation: N, input: Input<N>, environment?: string | null): Promise<Result<Output<N>>>
  /** What every native question is answered from now on. It is yes at first. */
  answerQuestions(answer: boolean): Promise<void>
  /** The native questions asked so far. */
  questions(): Promise<Question[]>
  /** Where the save dialog says to save; null is a person who changed their mind, as at first. */
  saveTo(file: string | null): Promise<void>
  /** Quits and opens again in the same folder. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface Question {
  title: string
  detail: string
  button: string
}

/** One opened shell: what differs between the two. */
interface Opened extends Pick<Desk, 'page' | 'app' | 'answerQuestions' | 'questions' | 'saveTo' | 'close'> {}

const root = resolve(import.meta.dirname, '../..')

/** Opens Opsdesk from the build in out/. */
export const openDesk = async (options: DeskOptions): Promise<Desk> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'opsdesk-e2e-'))
  const complaints: string[] = []
  const open = async (): Promise<Opened> => {
    const opened = options.shell === 'electron' ? await openElectron(folder, options) : await openBrowser(folder)
    // A preview is there to refuse what is in a mail: that is no complaint of the app's own page.
    opened.page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.includes('/preview/')) complaints.push(message.text())
    })
    opened.page.on('pageerror', (error) => complaints.push(error.message))
    return opened
  }
  let now = await open()
  return {
    shell: options.shell,
    folder,
    complaints,
    get page() {
      return now.page
    },
    get app() {
      return now.app
    },
    call: (operation, input, environment = null) => callIn(now.page, operation, input, environment),
    answerQuestions: (answer) => now.answerQuestions(answer),
    questions: () => now.questions(),
    saveTo: (file) => now.saveTo(file),
    async reopen() {
      await now.close()
      now = await open()
    },
    async close() {
      await now.close()
      if (!options.folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const callIn = <N extends OperationName>(page: Page, operation: N, input: Input<N>, environment: string | null) => {
  const call = { id: crypto.randomUUID(), operation, environment, input, attempt: crypto.randomUUID() }
  return page.evaluate((asked) => window.bridge.call(asked as Call), call as unknown) as Promise<Result<Output<N>>>
}

const openElectron = async (folder: string, { env = {}, args = [] }: DeskOptions): Promise<Opened> => {
  const binary = electronAtHand()
  if (binary.file === null) throw new Error(`There is no Electron: ${binary.reason}`)
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env
  const { app, page } = await launched({
    executablePath: binary.file,
    // The renderer's sandbox stays on; it is Chromium that refuses to run with its own as root.
    // Unless told that there is no GPU, Chromium tries two kinds of GPU process, each in vain, before it draws by itself.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', `--user-data-dir=${folder}`, ...args, root],
    // No test writes to the keychain of the person who runs it.
    env: { ...(inherited as Record<string, string>), DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...env },
  })
  await page.waitForLoadState()
  await settled(() =>
    app.evaluate(({ dialog }) => {
      const native = { answer: true, file: null as string | null, asked: [] as Question[] }
      Object.assign(globalThis, { native })
      dialog.showMessageBox = (async (...given: unknown[]) => {
        const box = given.at(-1) as { message: string; detail: string; buttons: string[] }
        native.asked.push({ title: box.message, detail: box.detail, button: box.buttons[0] ?? '' })
        return { response: native.answer ? 0 : 1, checkboxChecked: false }
      }) as typeof dialog.showMessageBox
      dialog.showSaveDialog = async () => ({ canceled: native.file === null, filePath: native.file ?? '' })
    }),
  )
  // Kept from the beginning: an app that has ended by itself tells no more of it.
  const program = app.process()
  const set = (part: Partial<Native>): Promise<void> =>
    app.evaluate((_, given) => void Object.assign((globalThis as unknown as { native: Native }).native, given), part)
  return {
    page,
    app,
    answerQuestions: (answer) => set({ answer }),
    questions: () => app.evaluate(() => (globalThis as unknown as { native: Native }).native.asked),
    saveTo: (file) => set({ file }),
    close: () => endElectron(app, program),
  }
}

/**
 * About one launch in two hundred the test runtime comes up and its window is never told to Playwright; on a busy machine the
 * next one may not either. It is ended, so that it does not hold up the run, said, and started again, twice at most.
 */
const launched = async (options: Parameters<typeof electron.launch>[0], again = 2): Promise<{ app: ElectronApplication; page: Page }> => {
  let app: ElectronApplication | null = null
  try {
    app = await electron.launch({ ...options, timeout: 15_000 })
    const page = await app.firstWindow({ timeout: 15_000 })
    const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('Electron does not answer.')), 10_000).unref())
    // An answer that was lost is one: `settled` asks again.
    await Promise.race([app.evaluate(() => true).catch(() => true), late])
    return { app, page }
  } catch (error) {
    app?.process().kill('SIGKILL')
    if (again === 0) throw error
    console.error('Electron came up without a window; it is started again.')
    return launched(options, again - 1)
  }
}

/** Early in a launch the inspector now and then loses an answer ("garbage collected"); asking once more is harmless. */
const settled = async (ask: () => Promise<void>): Promise<void> => {
  try {
    await ask()
  } catch (error) {
    if (!String(error).includes('garbage collected')) throw error
    await ask()
  }
}

interface Native {
  answer: boolean
  file: string | null
  asked: Question[]
}

/** Quits as a person would; what has not ended after 10 seconds is killed, with its children. */
const endElectron = async (app: ElectronApplication, program: ReturnType<ElectronApplication['process']>): Promise<void> => {
  if (program.exitCode !== null || program.signalCode !== null) return
  const late = new Promise<'late'>((answer) => setTimeout(() => answer('late'), 10_000).unref())
  if ((await Promise.race([app.close().catch(() => undefined), late])) === 'late') program.kill('SIGKILL')
}

const openBrowser = async (folder: string): Promise<Opened> => {
  const native: Native = { answer: true, file: null, asked: [] }
  const shell: BrowserShell = await openBrowserShell({
    folder,
    headless: true,
    confirm: async (question) => {
      native.asked.push(question)
      return native.answer
    },
    saveFile: async () => native.file,
  })
  return {
    page: shell.page,
    app: null,
    answerQuestions: async (answer) => {
      native.answer = answer
    },
    questions: async () => native.asked,
    saveTo: async (file) => {
      native.file = file
    },
    close: shell.close,
  }
}

/** Tests get `desk`: Opsdesk just opened, in a fresh folder, with nothing configured. */
export const test = base.extend<{ desk: Desk; deskArgs: readonly string[] }, { shell: Shell; ownScreen: undefined }>({
  shell: ['browser', { option: true, scope: 'worker' }],
  ownScreen: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the parameter which fixtures this one needs
    async ({}, use, { parallelIndex }) => {
      const leave = await takeOwnScreen(parallelIndex)
      await use(undefined)
      leave()
    },
    { scope: 'worker', auto: true },
  ],
  deskArgs: [[], { option: true }],
  desk: async ({ shell, deskArgs }, use, info) => {
    const desk = await openDesk({ shell, args: deskArgs })
    await use(desk)
    if (info.status !== info.expectedStatus) {
      const picture = await desk.page.screenshot({ timeout: 5_000 }).catch(() => null)
      if (picture) await info.attach('window', { body: picture, contentType: 'image/png' })
      if (desk.complaints.length > 0) await info.attach('console', { body: desk.complaints.join('\n'), contentType: 'text/plain' })
    }
    await desk.close()
  },
})
