import type { Environment } from '@contract/desk/environments'
import { expect, type Page } from '@playwright/test'
import { go, troubles } from './at-a-screen'
import { type Desk, test } from './desk'
import { practise as openPractice } from './practice-world'

const practise = async (desk: Desk): Promise<Environment> => {
  const made = await openPractice(desk, 60)
  await expect(desk.page.getByRole('button', { name: /^Environment: Practice/ })).toBeVisible()
  return made
}

/** A production environment whose server is not there: nothing listens on this port of this machine. */
const connect = async (desk: Desk, name = 'Live'): Promise<Environment> => {
  const made = await desk.call('environments.create', {
    name,
    kind: 'production',
    colour: 'red',
    services: { marketplace: { base_url: 'http://127.0.0.1:9' } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  return made.value
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const search = (page: Page) => page.getByRole('combobox', { name: 'Find or do anything' })

test('a new desk: the size of its text, the guide, and two ways in', async ({ desk }) => {
  await test.step('text grows and shrinks by key, and is remembered', async () => {
    const size = () => desk.page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    const ratio = await desk.page.evaluate(() => window.devicePixelRatio)
    await expect(heading(desk.page, 'Welcome to Opsdesk')).toBeVisible()
    await desk.page.keyboard.press('Control+=')
    expect(await size()).toBe('17.6px')
    for (let press = 0; press < 9; press++) await desk.page.keyboard.press('Control+=')
    expect(await size()).toBe('32px')
    await expect(desk.page.getByRole('button', { name: 'Practise first' })).toBeInViewport()
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await desk.page.keyboard.press('Control+-')
    expect(await size()).toBe('28px')
    expect(await desk.page.evaluate(() => window.devicePixelRatio)).toBe(ratio)
    await desk.reopen()
    await expect(heading(desk.page, 'Welcome to Opsdesk')).toBeVisible()
    expect(await size()).toBe('28px')
    await desk.page.keyboard.press('Control+0')
    expect(await size()).toBe('16px')
  })

  const { page } = desk

  await test.step('the guide is read inside the app and has no raw HTML', async () => {
    await go(page, '/guide')
    await expect(page.getByRole('heading', { level: 2, name: 'Getting started' })).toBeVisible()
    for (const name of ['Environments and tokens', 'Users and admins', 'Practice', 'Keys']) {
      await page.getByRole('list', { name: 'Pages of the guide' }).getByRole('link', { name }).click()
      await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
      expect(await troubles(page)).toEqual([])
    }
    await expect(page.getByRole('table').first()).toContainText('Ctrl K')
    await go(page, '/guide/operators')
    const picture = page.getByRole('img', { name: /^The queue of abuse flags/ })
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((drawn: HTMLImageElement) => drawn.naturalWidth)).toBeGreaterThan(1000)
    expect(desk.complaints).toEqual([])
  })

  await test.step('a desk without environments greets with two ways in, and practising opens its home', async () => {
    await go(page, '/')
    await expect(heading(page, 'Welcome to Opsdesk')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Connect an environment' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    // What would be found is found: a picture without words, in a shade nobody can read.
    await page.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('afterbegin', '<p id="wrong">faint<img></p>')
      document.querySelector<HTMLElement>('#wrong')?.style.setProperty('color', '#999')
    })
    const found = (await troubles(page)).join()
    for (const rule of ['light: color-contrast', 'light: image-alt']) expect(found).toContain(rule)
    await page.evaluate(() => document.querySelector('#wrong')?.remove())
    await page.getByRole('button', { name: 'Practise first' }).click()
    await expect(heading(page, 'Home')).toBeVisible({ timeout: 30_000 })
    await expect(page).toHaveTitle('Home · Practice · Opsdesk')
    await expect(page.getByRole('button', { name: /^Environment: Practice/ })).toBeVisible()
    await expect(page.getByText('Reading only')).toBeHidden()
  })
})

test('the ways about: addresses, keys, the palette', async ({ desk }) => {
  const { page } = desk
  const practice = await practise(desk)

  await test.step('the keyboard alone: skip link, keys of the screen, single letters switched off', async () => {
    await go(page, `/e/${practice.id}/users`)
    await expect(page.getByRole('grid').getByText('@example').first()).toBeVisible()
    // From the top of the page: Tab goes on from where the focus was, even when nothing has it any more.
    await page.evaluate(() => {
      document.body.tabIndex = -1
      document.body.focus()
      document.body.removeAttribute('tabindex')
    })
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()

    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await expect(keys.getByRole('region', { name: 'Users' })).toContainText('Next row')
    await expect(keys.getByRole('region', { name: 'Everywhere' })).toContainText('Find or do anything')
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(keys).toBeHidden()

    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('menuitem', { name: 'Single-letter keys' }).click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(keys).toBeHidden()
  })

  await test.step('every page has an address; back and forward go through them by key and by mouse', async () => {
    await go(page, '/')
    await expect(heading(page, 'Home')).toBeVisible()
    await page.getByRole('link', { name: 'Admins' }).click()
    await expect(heading(page, 'Admins')).toBeVisible()
    await page.getByRole('link', { name: 'Guide' }).click()
    await expect(heading(page, 'Guide')).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(heading(page, 'Admins')).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(heading(page, 'Home')).toBeVisible()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(heading(page, 'Admins')).toBeVisible()
    await page.evaluate(() => window.dispatchEvent(new MouseEvent('mouseup', { button: 3, cancelable: true })))
    await expect(heading(page, 'Home')).toBeVisible()
    await page.evaluate(() => window.dispatchEvent(new MouseEvent('mouseup', { button: 4, cancelable: true })))
    await expect(heading(page, 'Admins')).toBeVisible()
    await go(page, '/nowhere/at/all')
    await expect(heading(page, 'There is no such page')).toBeVisible()
    await page.getByRole('link', { name: 'Go to the first screen' }).click()
    await expect(heading(page, 'Home')).toBeVisible()
  })

  await test.step('a group of screens is folded away, and stays so; the screen that is open stays in view', async () => {
    const screens = page.getByRole('navigation', { name: 'Screens' })
    const people = screens.getByRole('button', { name: 'People' })
    await go(page, `/e/${practice.id}/admins`)
    await people.click()
    await expect(people).toHaveAttribute('aria-expanded', 'false')
    await expect(screens.getByRole('link', { name: 'Pending deletions' })).toBeHidden()
    await expect(screens.getByRole('link', { name: 'Admins' })).toBeVisible()
    await go(page, `/e/${practice.id}/claims`)
    await expect(screens.getByRole('link', { name: 'Admins' })).toBeHidden()
    await page.reload()
    await expect(heading(page, 'Claims')).toBeVisible()
    await expect(people).toHaveAttribute('aria-expanded', 'false')
    await people.press('Enter')
    await expect(screens.getByRole('link', { name: 'Admins' })).toBeVisible()
    await go(page, `/e/${practice.id}/settings`)
    await expect(screens.getByRole('link', { name: 'Settings' })).toBeInViewport()
  })

  await test.step('the palette finds screens, environments and settings, and every id in what is pasted', async () => {
    await go(page, '/guide')
    await page.keyboard.press('Control+k')
    await expect(search(page)).toBeFocused()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.type('adm')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Admins')).toBeVisible()

    await page.getByRole('button', { name: 'Find or do anything' }).click()
    await search(page).fill('Ticket 12: user_2aaa wrote, then user_2bbb. Ask user_2aaa.')
    await expect(page.getByRole('option')).toHaveCount(2)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/e/${practice.id}/users/user_2bbb$`))

    await page.keyboard.press('Control+k')
    await search(page).fill('theme dark')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await desk.reopen()
    await expect(desk.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  })
})

test('two environments: switched between, locked, and told apart', async ({ desk }) => {
  const { page } = desk
  const practice = await practise(desk)
  const live = await connect(desk)

  await test.step('switching leaves nothing of the other environment on screen', async () => {
    await go(page, `/e/${practice.id}/users`)
    await expect(page.getByRole('grid').getByText('@example').first()).toBeVisible()
    await page.getByRole('button', { name: /^Environment: Practice/ }).click()
    await page.getByRole('menuitem', { name: /Live/ }).click()
    await expect(page.getByRole('button', { name: /^Environment: Live/ })).toBeVisible()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByText('@example')).toHaveCount(0)
    await expect(page.getByRole('banner').getByText('127.0.0.1:9')).toBeVisible()
  })

  await test.step('production opens for reading only; writing is unlocked for minutes and locked at once', async () => {
    await desk.call('environments.open', { environment_id: practice.id })
    await desk.call('environments.open', { environment_id: live.id })
    await expect(page.getByText('Reading only')).toBeVisible()
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(page.getByText('Writing unlocked')).toBeVisible()
    await expect(page.getByRole('timer')).toHaveText(/^(10:00|9:5\d)$/)
    expect(await desk.call('guard.get', { environment_id: live.id })).toMatchObject({ ok: true, value: { writing: 'unlocked' } })
    await page.getByRole('button', { name: 'Lock now' }).click()
    await expect(page.getByText('Reading only')).toBeVisible()
    expect(await desk.call('guard.get', { environment_id: live.id })).toMatchObject({ ok: true, value: { writing: 'locked' } })

    // Locked from elsewhere, such as by the screen lock: the bar follows.
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(page.getByText('Writing unlocked')).toBeVisible()
    await desk.call('guard.lock', { environment_id: live.id })
    await expect(page.getByText('Reading only')).toBeVisible()
  })

  await test.step('an address of another environment shows nothing of it until one switches', async () => {
    await desk.call('environments.open', { environment_id: practice.id })
    await expect(page.getByRole('button', { name: /^Environment: Practice/ })).toBeVisible()
    await go(page, `/e/${live.id}/users?sort_by=email&sort_order=asc`)
    await expect(heading(page, 'This address belongs to Live')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Environment: Practice/ })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.getByRole('button', { name: 'Switch to Live' }).click()
    await expect(page.getByText('PRODUCTION', { exact: true }).first()).toBeVisible()
    await expect(page).toHaveTitle('Users · Live (PRODUCTION) · Opsdesk')
    expect(page.url()).toContain('sort_by=email')
    await go(page, `/e/${practice.id}/admins`)
    await expect(heading(page, 'This address belongs to Practice')).toBeVisible()
    await go(page, '/e/gone/users')
    await expect(heading(page, 'This environment is not on this desk')).toBeVisible()
  })
})
