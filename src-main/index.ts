import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, net, powerMonitor, session, shell } from 'electron'
import { eventsTo, openBridge } from './bridge'
import { closingQuestion, typedQuestion } from './closing'
import { type Core, createCore } from './core'
import { openKeychain } from './environments/keychain'
import { setMenu } from './menu'
import { showNotification } from './notifications'
import { paper } from './paper-window'
import { startPracticeInWorker } from './practice/start'
import { serveAppFiles } from './protocol'
import type { Question, Surroundings } from './surroundings'
import { setTray } from './tray'
import { openWindow } from './window'
import { closeSession, keepInside, quietSwitches } from './window-rules'
import { readWindowState } from './window-state'

/** How long quitting waits for the core to put its things away, in milliseconds. */
const CLOSING = 5_000
/** How often it is asked when the machine was last touched, in milliseconds. */
const IDLE_LOOK = 10_000

let window: BrowserWindow | null = null
/** The core, once it is built. */
let whole: Core | null = null
let quitting = false
const development = !app.isPackaged

for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value)
const folder = chooseFolder()

// One instance for each folder: two would write the same files. The second only brings the first to the front.
if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('before-quit', () => {
    quitting = true
  })
  app.on('window-all-closed', () => process.platform !== 'darwin' && !staysWithoutWindow() && app.quit())
  app.on('web-contents-created', (_event, contents) => keepInside(contents, (address) => void shell.openExternal(address)))
  app
    .whenReady()
    .then(run)
    .catch((error: Error) => {
      dialog.showErrorBox('Opsdesk could not start', error.message)
      app.exit(1)
    })
}

async function run(): Promise<void> {
  await closeSession(session.defaultSession, development)
  serveAppFiles(session.defaultSession)
  setMenu(development)
  const core = buildCore()
  openBridge(core, () => window)
  void core.then((built) => {
    whole = built
    followWatching(built.watching())
    built.watch()
  })
  closeOnQuit(core)
  lockWhenLeft(core)
  // The window and the core come up side by side: the page's first call waits in the bridge.
  await Promise.all([core, showWindow()])
}

async function buildCore(): Promise<Core> {
  const surroundings: Surroundings = {
    folder,
    confirm,
    saveFile,
    openFile,
    paper,
    emit: eventsTo(() => window),
    watching: followWatching,
    notify(told) {
      // Whoever has the window before them sees it there.
      if (window?.isFocused()) return
      showNotification(told, () => {
        whole?.clicked(told.notice)
        void showWindow()
      })
    },
  }
  return createCore({ surroundings, keychain: await openKeychain(), startPractice: startPracticeInWorker, version: app.getVersion() })
}

/** Whether the app goes on in the tray when its window is closed. */
function staysWithoutWindow(): boolean {
  return !quitting && whole?.watching().stay === true
}

function followWatching({ paused, stay }: { paused: boolean; stay: boolean }): void {
  setTray(stay, paused, {
    open: () => void showWindow(),
    pause: (pause) => void whole?.pauseWatching(pause),
    quit: () => app.quit(),
  })
}

/** Brings the window to the front, opening it where there is none. */
async function showWindow(): Promise<void> {
  await app.whenReady()
  if (window === null) {
    const saved = await readWindowState(folder)
    window ??= openWindow(folder, saved)
    askBeforeClosing(window)
    window.once('closed', () => {
      window = null
    })
    return
  }
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** The app's folder: its own, or the one a test or a second profile names. Chromium's files stay apart from ours in it. */
function chooseFolder(): string {
  const named = process.env.OPSDESK_FOLDER
  if (named) app.setPath('userData', named)
  const chosen = app.getPath('userData')
  mkdirSync(chosen, { recursive: true, mode: 0o700 })
  app.setPath('sessionData', join(chosen, 'chromium'))
  return chosen
}

async function confirm(question: Question): Promise<boolean> {
  const options: Electron.MessageBoxOptions = {
    type: 'warning',
    title: 'Opsdesk',
    message: question.title,
    detail: question.detail,
    buttons: [question.button, question.cancel ?? 'Cancel'],
    // Return and Escape both leave things as they are.
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  }
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options)
  return response === 0
}

async function openFile(): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    properties: ['openFile'],
    filters: [
      { name: 'Databases', extensions: ['db', 'sqlite', 'sqlite3'] },
      { name: 'All files', extensions: ['*'] },
    ],
  }
  const { canceled, filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  return canceled ? null : (filePaths[0] ?? null)
}

async function saveFile(suggested: string): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('downloads'), basename(suggested)) }
  const { canceled, filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  return canceled || !filePath ? null : filePath
}

/** Neither an edit that has not left nor what is typed in a form is lost unasked, and no edit leaves while the question stands. */
function askBeforeClosing(closing: BrowserWindow): void {
  /** What was agreed to: that edits and writes are left, that what is typed is lost. */
  const agreed = { writes: false, typed: false }
  let asking = false
  /** The window is to close, and is not loaded anew. */
  let ending = false
  let release: (() => void) | undefined
  const ask = (question: Question, about: keyof typeof agreed): void => {
    if (asking) return
    asking = true
    void confirm(question).then((yes) => {
      asking = false
      agreed[about] = yes
      // Not at once: until the event that asks is over, a window can't be closed within it.
      if (yes) setImmediate(() => !closing.isDestroyed() && go())
      else stay()
    })
  }
  const go = (): void => {
    // What is typed was the last thing to ask about.
    if (agreed.typed) closing.destroy()
    else if (!quitting) closing.close()
    if (quitting) app.quit()
  }
  const stay = (): void => {
    quitting = ending = agreed.writes = false
    release?.()
  }
  closing.on('close', (event) => {
    // On a Mac, and with the tray, the app goes on without its window.
    const goesOn = (process.platform === 'darwin' && !quitting) || staysWithoutWindow()
    const question = agreed.writes || goesOn ? null : closingQuestion(whole?.underWay())
    ending = true
    if (question === null) return
    event.preventDefault()
    if (!asking) release = whole?.holdWaiting()
    ask(question, 'writes')
  })
  // The page holds on to what is typed in a form (leave-question.tsx). To prevent that is to let it go.
  closing.webContents.on('will-prevent-unload', (event) => {
    // There is no Reload in the menu: whatever loads the page anew is no person who typed.
    if (ending && !agreed.typed) ask(typedQuestion, 'typed')
    else {
      agreed.typed = false
      event.preventDefault()
    }
  })
}

/** Whoever locks the screen or closes the lid has left: writing is locked again everywhere. */
function lockWhenLeft(core: Promise<Core>): void {
  const tell = (work: (built: Core) => void) => (): void => void core.then(work).catch(() => undefined)
  // A machine that wakes may still be locked.
  const away = { locked: false, asleep: false }
  const left = (how: keyof typeof away) =>
    tell((built) => {
      away[how] = true
      built.lock()
      built.rest('away', true)
    })
  const back = (how: keyof typeof away) =>
    tell((built) => {
      away[how] = false
      built.rest('away', away.locked || away.asleep)
    })
  powerMonitor.on('lock-screen', left('locked'))
  powerMonitor.on('unlock-screen', back('locked'))
  powerMonitor.on('suspend', left('asleep'))
  powerMonitor.on('resume', back('asleep'))
  const look = tell((built) => {
    built.idle(powerMonitor.getSystemIdleTime())
    built.rest('offline', !net.isOnline())
  })
  const watch = setInterval(look, IDLE_LOOK)
  app.on('will-quit', () => clearInterval(watch))
}

/** Quitting waits for the core, but not for ever: a server that hangs must not keep the app from ending. */
function closeOnQuit(core: Promise<Core>): void {
  let closing = false
  app.on('will-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    const closed = core.then((built) => built.close()).catch(() => undefined)
    const late = new Promise((resolve) => setTimeout(resolve, CLOSING))
    // Not at once: until this event is over, Electron takes a second quit for part of the first.
    void Promise.race([closed, late]).then(() => setImmediate(() => app.quit()))
  })
}
