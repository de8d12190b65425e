import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desk, openDesk } from '../e2e/desk'
import { rememberWeeks } from '../e2e/health-past'
import type { Shell } from './headless'
import { inProject } from './project'
import { steps } from './tour-steps'

const SIZE = { width: 1280, height: 800 }

/** The part of the tour that has a screen: opens the app, takes each step, and a picture in both schemes. */
const driveTour = async (shell: Shell, folder: string, flags: readonly string[]): Promise<void> => {
  const home = mkdtempSync(join(tmpdir(), 'opsdesk-tour-'))
  // Agentbot has no history of its own: a desk that was open for weeks has one.
  rememberWeeks(home)
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS
  const desk = await openDesk({ shell, folder: home, ...(bus ? { env: { DBUS_SESSION_BUS_ADDRESS: bus } } : {}) })
  try {
    await resize(desk)
    for (const [index, { name, go }] of steps.entries()) {
      const number = String(index + 1).padStart(2, '0')
      await go(desk)
      for (const scheme of ['light', 'dark'] as const) await picture(desk, scheme, join(folder, `${number}-${name}-${scheme}.png`))
      console.log(`  ${number} ${name}`)
      if (name === 'users' && flags.includes('--readme')) keepForReadme(join(folder, `${number}-${name}-light.png`))
    }
    console.log(`The tour saw ${steps.length} screens in ${shell === 'electron' ? 'Electron' : 'the browser shell'}.`)
    if (desk.complaints.length > 0) throw new Error(`The window complained:\n${desk.complaints.join('\n')}`)
  } catch (error) {
    await picture(desk, 'light', join(folder, '00-where-it-stopped-light.png')).catch(() => undefined)
    throw error
  } finally {
    await desk.close()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

const resize = async ({ app, page }: Desk): Promise<void> => {
  if (app === null) return page.setViewportSize(SIZE)
  await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), SIZE)
}

const picture = async ({ page }: Desk, scheme: 'light' | 'dark', path: string): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  // A screen that is still being read is no picture of it. One that stays so is a picture of that.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { timeout: 5_000 }).catch(() => undefined)
  // Two frames: one to take the scheme, one to have drawn it.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', scale: 'css' })
}

const keepForReadme = (path: string): void => {
  const kept = inProject('resources/screenshots/users.png')
  mkdirSync(inProject('resources/screenshots'), { recursive: true })
  copyFileSync(path, kept)
  console.log(`  kept for the README: resources/screenshots/users.png, ${Math.round(statSync(kept).size / 1000)} kB`)
}

const [shell, folder, ...flags] = process.argv.slice(2)
await driveTour(shell === 'electron' ? 'electron' : 'browser', folder ?? 'tour', flags)
// What is left running has had its chance: a tour that is done has nothing to wait for.
process.exit(0)
