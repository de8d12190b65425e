import { userSortKeys } from '@contract/marketplace/users'
import { type Client, createClient } from '@libsql/client'
import { users } from '../../src-main/database/marketplace/users'
import type { Desk } from '../e2e/desk'
import { type BigDesk, rowsAreThere } from './big-desk'
import type { Line } from './line'
import { median, milliseconds, ratio } from './statistics'

const RUNS = 5
/** The list opens with the newest on top, so its click turns that round; what is yes or no begins with yes. */
const sorts: Record<(typeof userSortKeys)[number], { heading: RegExp; order: 'asc' | 'desc' }> = {
  email: { heading: /^E-mail/, order: 'asc' },
  created_at: { heading: /^Created/, order: 'asc' },
  is_admin: { heading: /^Admin/, order: 'desc' },
  is_seller: { heading: /^Seller/, order: 'desc' },
  stripe_connected: { heading: /^Stripe/, order: 'desc' },
}

/** The first page of users and each of the five sorts, click to painted, against the same query on the same file. */
export const measureLists = async (desk: BigDesk): Promise<Line[]> => {
  const db = createClient({ url: `file:${desk.database}`, timeout: 5000 })
  const lines: Line[] = []
  try {
    const page = await several(() => firstPage(desk))
    lines.push(against('first page', page, await raw(db, 'created_at', 'desc')))
    for (const key of userSortKeys) {
      const { heading, order } = sorts[key]
      const sorted = await several(() => sort(desk, heading))
      lines.push(against(`sorted by ${key}`, sorted, await raw(db, key, order)))
    }
  } finally {
    db.close()
  }
  return lines
}

const against = (what: string, value: number, floor: number): Line => ({
  what,
  value: milliseconds(value),
  ratio: ratio(value, floor),
  floor: `the query alone, ${milliseconds(floor)}`,
})

const several = async (once: () => Promise<number>): Promise<number> => {
  const all: number[] = []
  for (let run = 0; run < RUNS; run++) all.push(await once())
  return median(all)
}

const raw = async (db: Client, sort_by: (typeof userSortKeys)[number], sort_order: 'asc' | 'desc'): Promise<number> => {
  const all: number[] = []
  for (let run = 0; run < 20; run++) {
    const began = performance.now()
    await users['users.list'](db, { offset: 0, limit: 100, sort_by, sort_order }, { subject: '', now: new Date() })
    all.push(performance.now() - began)
  }
  return median(all)
}

/** From the link to rows, with nothing of the list in the window's memory. */
const firstPage = async (desk: Desk): Promise<number> => {
  await link(desk, 'Admins').click()
  await rowsAreThere(desk)
  await desk.page.reload()
  await rowsAreThere(desk)
  return clickToPainted(link(desk, 'Users'))
}

const sort = async (desk: Desk, heading: RegExp): Promise<number> => {
  // How the list is sorted stands in its address: without it, it opens as at first.
  await desk.page.evaluate(() => {
    location.hash = location.hash.replace(/\?.*/, '')
  })
  await desk.page.reload()
  await rowsAreThere(desk)
  return clickToPainted(desk.page.getByRole('columnheader', { name: heading }).getByRole('button'))
}

const link = ({ page }: Desk, name: string) => page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name, exact: true })

/** Milliseconds in the page from the click to the frame after the first row has become another one, with text in it. */
export const clickToPainted = (target: ReturnType<Desk['page']['locator']>): Promise<number> =>
  target.evaluate(
    (element) =>
      new Promise<number>((resolve, reject) => {
        const list = (): string => {
          const grid = document.querySelector('[role=grid]')
          const row = grid?.querySelector('[data-index="0"]')
          return `${grid?.getAttribute('aria-label')} ${row?.textContent}`
        }
        const before = list()
        const began = performance.now()
        ;(element as HTMLElement).click()
        const look = (): void => {
          const now = list()
          const changed = now !== before && now.includes('@')
          if (changed) requestAnimationFrame(() => resolve(performance.now() - began))
          else if (performance.now() - began > 20_000) reject(new Error('The list did not change within 20 s.'))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
