import type { Page } from '@playwright/test'
import { type Desk, openDesk } from '../e2e/desk'
import { rowsAreThere } from './big-desk'
import type { Line } from './line'
import { clickToPainted } from './lists'
import { median, milliseconds, ratio } from './statistics'

/** What is felt as at once. */
const AT_ONCE = 100
const headings = [/^E-mail/, /^Created/, /^Admin/, /^Seller/, /^Stripe/]
/** Each shows other rows on top than the one before. */
const texts = ['smith', 'zzqqy', 'an', 'lina.hill', 'q%', '@example.com']

/** The users of a large database file in the window: the first page, each order, and what is typed, to the frame that shows it. */
export const measureDatabaseWindow = async (file: string): Promise<Line[]> => {
  const desk = await openDesk({ shell: 'electron' })
  try {
    const made = await desk.call('environments.create', {
      name: 'Large',
      kind: 'local',
      colour: 'grey',
      services: { database: { base_url: file } },
    })
    if (!made.ok) throw new Error(made.failure.what)
    const { id } = made.value
    const opened = await desk.call('environments.open', { environment_id: id })
    if (!opened.ok) throw new Error(opened.failure.what)
    // Nobody looks at it by himself while it is measured.
    await desk.call('watches.update', { paused: true })
    // tsx names the functions it compiles with a call the page does not know.
    await desk.page.addInitScript({ content: 'globalThis.__name = (named) => named' })
    await desk.page.reload()
    await show(desk.page, `#/e/${id}/categories`)
    const users = desk.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Users', exact: true })
    const lines = [line('the first page, nothing in memory', await clickToPainted(users))]
    await inMemory(desk, id)
    for (const heading of headings) {
      const times: number[] = []
      for (let run = 0; run < 3; run++) {
        await desk.page.reload()
        await show(desk.page, `#/e/${id}/users`)
        await rowsAreThere(desk)
        await still(desk.page)
        times.push(await clickToPainted(desk.page.getByRole('columnheader', { name: heading }).getByRole('button')))
      }
      lines.push(line(`sorted by ${heading.source.slice(1)}`, median(times)))
    }
    await show(desk.page, `#/e/${id}/users`)
    await desk.page.reload()
    await rowsAreThere(desk)
    // The row that had the focus shows what can be copied of it: it must have lost it before anything is timed.
    await desk.page.getByRole('searchbox', { name: 'Search users' }).focus()
    for (const text of texts) {
      await still(desk.page)
      lines.push(line(`${text} pasted into the search`, await typedToPainted(desk.page, text)))
    }
    return lines
  } finally {
    await desk.close()
  }
}

const line = (what: string, value: number): Line => ({
  what,
  value: milliseconds(value),
  ratio: ratio(value, AT_ONCE),
  floor: `at once, ${AT_ONCE} ms`,
})

const show = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

/** Only a search in memory leaves off counting what is frequent; e-mail’s order is read right after. */
const inMemory = async ({ call }: Desk, id: string): Promise<void> => {
  const late = performance.now() + 90_000
  for (const sort_by of ['created_at', 'email', 'stripe_connected'] as const)
    for (;;) {
      const found = await call('users.search', { text: '@', sort_by, sort_order: 'asc', offset: 0, limit: 1 }, id)
      if (found.ok && found.value.total === null) break
      if (performance.now() > late) throw new Error('Users were not read into memory in 90 s.')
    }
}

/** Waits until the window has not changed for half a second: what still comes of the step before is not what is timed. */
const still = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [text, since] = ['', performance.now()]
        const look = (): void => {
          const now = document.body.innerText
          if (now !== text) [text, since] = [now, performance.now()]
          if (performance.now() - since > 500) resolve()
          else requestAnimationFrame(look)
        }
        look()
      }),
  )

/** Milliseconds in the page from the input to the frame that shows other rows, or none. */
const typedToPainted = (page: Page, text: string): Promise<number> =>
  page.getByRole('searchbox', { name: 'Search users' }).evaluate(
    (input, pasted) =>
      new Promise<number>((resolve, reject) => {
        const list = (): string =>
          document.querySelector('[role=grid] [data-index="0"]')?.textContent ?? String(document.body.innerText.includes('Nobody found'))
        const before = list()
        const began = performance.now()
        ;(input as HTMLInputElement).select()
        document.execCommand('insertText', false, pasted)
        const look = (): void => {
          const now = list()
          if (now !== before && now !== 'false') requestAnimationFrame(() => resolve(performance.now() - began))
          else if (performance.now() - began > 20_000) reject(new Error(`The list did not change within 20 s of ${pasted}.`))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    text,
  )
