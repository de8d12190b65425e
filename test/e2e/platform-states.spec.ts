import { type PlatformCapability, platformCapabilities } from '@contract/capability'
import { expect, type Locator, type Page } from '@playwright/test'
import { type Answering, serveWirePlatform, type WirePlatform } from '../wire-platform'
import { connectAt, go, troublesInMain } from './at-a-screen'
import { type Desk, test } from './desk'

/** A screen of the platform at one of its addresses. */
interface Place {
  address: string
  /** What stands there where there is nothing. */
  empty: RegExp
  /** The capability whose answers change; all others answer in full. */
  of: PlatformCapability
}

const answered = /The platform answered/

/** What a capability lists beside its first list, and what it says where that is empty. */
const views: Partial<Record<PlatformCapability, readonly (readonly [address: string, empty: RegExp])[]>> = {
  orgs: [['orgs?status=suspended', /No orgs match these filters/]],
  workspaces: [['orgs/org_practice_acorn?section=workspaces', /This org has no workspace yet/]],
  members: [
    ['members?crosses=', /No members in/],
    ['orgs/org_practice_acorn?section=members', /Nobody is a member of this org/],
    ['orgs/org_practice_acorn?section=members&view=matrix', /Nobody is a member of this org/],
  ],
  usage: [
    ['orgs/org_practice_acorn?section=usage', /nothing unusual in its usage/],
    ['usage/%2Fanomalies', /The platform found no anomalies/],
    ['usage/%2Fthresholds', /No threshold is set/],
    ['usage/%2Fexports', /No usage was exported yet/],
  ],
  connectors: [
    ['orgs/org_practice_acorn?section=connectors', /It is connected to nothing/],
    ['connectors?view=connections', answered],
  ],
  'connector-events': [['connector-events?view=causes', /Nothing failed like that/]],
  feedback: [
    ['orgs/org_practice_acorn?section=feedback', /No probe came from it/],
    ['feedback?view=security', /No probe waits for a verdict/],
    ['feedback?view=all&status=any', /No feedback in/],
  ],
  notifications: [
    ['notifications?kind=schedules', /Nothing is new in/],
    ['notifications?kind=messages&state=any', /No notifications in/],
    ['notifications?kind=usage&failures=true', /No notifications match these filters/],
  ],
  'agent-wallet': [
    ['orgs/org_practice_acorn?section=wallet', /Nothing waits for approval/],
    ['agent-wallet?view=requests', answered],
    ['agent-wallet?view=authorizations', answered],
    ['agent-wallet?view=transactions', answered],
  ],
  'security-events': [['security-events?view=single', answered]],
  runtime: [
    ['runtime?show=queues', answered],
    ['runtime?show=sandboxes', answered],
    ['runtime?show=jobs', answered],
  ],
}

/** The first list, where it says something of its own when it is empty. */
const firsts: Partial<Record<PlatformCapability, RegExp>> = {
  feedback: /Every report is done, archived or snoozed/,
  notifications: /Nothing is new in/,
}

/** A record’s pages, where there are several or its address is not `<capability>/<id>`. */
const records: Partial<Record<PlatformCapability, readonly string[]>> = {
  members: ['members/org_practice_acorn%2Fusr_one'],
  usage: ['usage/org_one', 'usage/%2Fexports%2Fexp_one'],
  'agent-wallet': ['agent-wallet/wal_one', 'agent-wallet/spr_one', 'agent-wallet/iauth_one', 'agent-wallet/ipi_one'],
  commerce: ['commerce/snap_one', 'commerce/snap_one?show=difference&against=snap_two'],
  runtime: ['runtime/sbx_one?show=sandboxes', 'runtime/job_one'],
}

// A capability that is added has its list here, and a record’s page, without a line above.
const listsOf = (of: PlatformCapability): Place[] => [
  { address: of, empty: firsts[of] ?? answered, of },
  ...(views[of] ?? []).map(([address, empty]) => ({ address, empty, of })),
]
const middle = Math.ceil(platformCapabilities.length / 2)
const halves = [platformCapabilities.slice(0, middle), platformCapabilities.slice(middle)].map((half) => half.flatMap(listsOf))
const recordPlaces = platformCapabilities.flatMap((of): Place[] =>
  (records[of] ?? [`${of}/one`]).map((address) => ({ address, empty: /no such/i, of })),
)

/** What is said of a server that answers so, whatever the screen. */
const refusals = {
  not_offered: /This server does not offer .+ \(GET \/api/,
  failing: /The server failed at this \(500\)/,
  garbage: /it is broken JSON/,
  signed_out: /The server did not accept the token: it is wrong or has expired/,
} as const satisfies Partial<Record<Answering, RegExp>>
const refused = Object.entries(refusals) as [keyof typeof refusals, RegExp][]

/** What no page says: what came of a field that is not there, or an answer as it stands on the wire. */
const slips = /\bundefined\b|\bNaN\b|Invalid Date|\[object|\bnull\b|[[{]"/

/** The panel of a record, where it has one: behind it stands its list. */
const shownIn = (page: Page, { address }: Place): Locator =>
  /^orgs\/|^usage\/|show=difference/.test(address) || !address.includes('/') ? page.getByRole('main') : page.getByRole('complementary')

/** Presses all that reads again what is on screen: each part that failed has its own button. */
const readAgain = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const button of document.querySelectorAll('main button')) {
      const name = button.getAttribute('aria-label') ?? button.textContent ?? ''
      if (/^(Try again|Refresh)/.test(name)) (button as HTMLButtonElement).click()
    }
  })

/** Has the server answer so, and reads again until the screen shows it. */
const turn = async (page: Page, server: WirePlatform, how: Answering, place: Place, shows: () => Promise<void>): Promise<void> => {
  server.answer(how, [place.of])
  await expect(async () => {
    await readAgain(page)
    await shows()
  }).toPass()
  expect(await page.getByRole('main').innerText()).not.toMatch(slips)
  await expect(page.getByRole('heading', { name: /stopped working/ })).toHaveCount(0)
}

/** Every screen is waiting: it shows so, and may be left for the next one. */
const waitAtEach = async ({ page }: Desk, server: WirePlatform, id: string, places: readonly Place[]): Promise<void> => {
  server.answer('late', platformCapabilities)
  for (const { address } of places)
    await test.step(address, async () => {
      await go(page, `/e/${id}/${address}`)
      await expect(page.getByRole('progressbar').first()).toBeVisible()
      await expect(page.getByRole('navigation').first().getByRole('link', { name: 'Ledger' })).toBeEnabled()
    })
  // What waits is called off when it is left: nothing of it comes in later.
  await go(page, `/e/${id}/ledger`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible()
  server.answer('full', [])
  server.letGo()
}

/**
 * Each way a server may refuse, and how it is got over by trying again; the last of all with the fields that must be there alone.
 * `looked`: by axe as well.
 */
const refuseAndRecover = async (page: Page, server: WirePlatform, id: string, place: Place, looked: boolean): Promise<void> => {
  const shown = shownIn(page, place)
  const says = (words: RegExp) => () => expect(shown.getByText(words).first()).toBeVisible({ timeout: 3_000 })
  server.answer('not_offered', [place.of])
  await go(page, `/e/${id}/${place.address}`)
  for (const [how, words] of refused) {
    await turn(page, server, how, place, says(words))
    if (how === 'failing' && looked) expect(await troublesInMain(page)).toEqual([])
    if (how === 'signed_out') await expect(shown.getByRole('button', { name: 'Replace token' }).first()).toBeVisible()
  }
  await turn(page, server, 'bare', place, () => expect(shown.getByRole('alert')).toHaveCount(0, { timeout: 3_000 }))
}

for (const [half, places] of halves.entries())
  test(`lists of the platform, ${half + 1}: late, not offered, failing, garbled, signed out, bare, full and empty`, async ({ desk }) => {
    const { page } = desk
    const server = await serveWirePlatform()
    try {
      const id = await connectAt(desk, server.base_url, 'a-token', 'ledger', 'local', 'platform')
      await waitAtEach(desk, server, id, places)
      for (const [at, place] of places.entries())
        await test.step(place.address, async () => {
          await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' })
          // One after the other in light and in dark; a view is made of the same parts as its first list.
          const first = place.address === place.of
          await refuseAndRecover(page, server, id, place, first)
          const tools = page.getByRole('main').getByRole('searchbox')
          const many = await tools.count()
          await turn(page, server, 'full', place, () => expect(page.getByRole('alert')).toHaveCount(0, { timeout: 3_000 }))
          await expect(tools).toHaveCount(many)
          // A part of an org's page has no button to read it again: that of another org is read for the first time.
          if (place.address.startsWith('orgs/')) {
            server.answer('empty', [place.of])
            await go(page, `/e/${id}/${place.address.replace('acorn', 'birch')}`)
          }
          await turn(page, server, 'empty', place, () =>
            expect(page.getByRole('main').getByText(place.empty).first()).toBeVisible({ timeout: 3_000 }),
          )
          if (first || at % 2 === 1) expect(await troublesInMain(page)).toEqual([])
        })
    } finally {
      server.close()
    }
    expect(desk.complaints).toEqual([])
  })

test('every record of the platform: late, gone, not offered, failing, garbled, signed out and bare', async ({ desk }) => {
  const { page } = desk
  const server = await serveWirePlatform()
  try {
    const id = await connectAt(desk, server.base_url, 'a-token', 'ledger', 'local', 'platform')
    await waitAtEach(desk, server, id, recordPlaces)
    for (const [at, place] of recordPlaces.entries())
      await test.step(place.address, async () => {
        await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' })
        const gone = { ...place, address: place.address.replace('one', 'gone') }
        server.answer('empty', [place.of])
        await go(page, `/e/${id}/${gone.address}`)
        await turn(page, server, 'empty', place, () =>
          expect(shownIn(page, place).getByText(place.empty).first()).toBeVisible({ timeout: 3_000 }),
        )
        await refuseAndRecover(page, server, id, place, at % 2 === 0)
      })
    await test.step('a list that stands open says how old it is, and is as new as can be once it is read again', async () => {
      server.answer('full', [])
      await page.clock.install()
      await page.reload()
      await go(page, `/e/${id}/orgs`)
      await expect(page.getByText('1 org', { exact: true })).toBeVisible()
      await expect(page.getByText('stale', { exact: true })).toHaveCount(0)
      await page.clock.fastForward('12:00')
      await expect(page.getByText('Read 12 min ago')).toBeVisible()
      expect(await troublesInMain(page)).toEqual([])
      await page.getByRole('button', { name: 'Refresh' }).click()
      await expect(page.getByText('stale', { exact: true })).toHaveCount(0)
    })
    await test.step('what is no part of the platform works on, while all of it fails', async () => {
      server.answer('failing', platformCapabilities)
      await page.getByRole('navigation').first().getByRole('link', { name: 'Ledger' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible()
    })
  } finally {
    server.close()
  }
  expect(desk.complaints).toEqual([])
})
