import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { marketplaceForTwo } from '../two-admins'
import { go, troubles } from './at-a-screen'
import { type Desk, openDesk, test } from './desk'

const step = (page: Page) => page.getByRole('dialog')
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const PURCHASE = 'pur_practice_large'

/** The same production environment at both desks, each under its own admin's token. */
const connect = async (desk: Desk, base_url: string, token: string): Promise<string> => {
  const made = await desk.call('environments.create', {
    name: 'Live',
    kind: 'production',
    colour: 'red',
    services: { marketplace: { base_url } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  const { id } = made.value
  await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token })
  // Nobody touches the machine that tests run on: it would lock in the middle of one.
  await desk.call('environments.update', { environment_id: id, guard: { locked: true, minutes: 10, idle_minutes: 0 } })
  await desk.call('environments.open', { environment_id: id })
  await go(desk.page, `/e/${id}/approvals`)
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Second person' })).toBeVisible()
  return id
}
const keyOf = async (desk: Desk) => {
  const own = await desk.call('approvals.own_key', {})
  if (!own.ok) throw new Error(own.failure.what)
  return own.value
}
const paste = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'The signed file' }).fill(text)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}
/** As far as the confirm step of a refund. */
const askForRefund = async (page: Page, environment: string, purchase: string): Promise<void> => {
  await go(page, `/e/${environment}/refunds/${encodeURIComponent(`/new/${purchase}`)}`)
  await page.getByRole('textbox', { name: 'In words' }).fill('Charged twice, ticket 4711.')
  await page.getByRole('button', { name: 'Refund…' }).click()
  await expect(step(page)).toContainText(`Refund the purchase ${purchase}`)
}
const statesOf = async (desk: Desk): Promise<unknown> => {
  const steps = await desk.call('approvals.list', {})
  return steps.ok && steps.value.items.map(({ step, details }) => (step === 'answered' ? `answered ${details.state}` : step))
}

test('a refund above the limit: asked for at one desk, checked and executed at another, in both ledgers', async ({
  desk: maker,
  shell,
}) => {
  test.setTimeout(180_000)
  const market = await marketplaceForTwo()
  const checker = await openDesk({ shell })
  try {
    await maker.call('settings.update', { four_eyes_cents: 2000, refund_limit_count: 1 })
    const here = await connect(maker, market.base_url, await market.tokenOf('you'))
    await connect(checker, market.base_url, await market.tokenOf('chiara'))
    const file = (name: string): string => join(maker.folder, name)

    // Keys are exchanged: one through the window, with its fingerprint asked about outside of it.
    const { public_key, fingerprint } = await keyOf(checker)
    await expect(section(checker.page, 'This desk’s key')).toContainText(fingerprint)
    const adding = maker.page.getByRole('form', { name: 'Add a key' })
    await adding.getByRole('textbox', { name: 'Whose key' }).fill('Chiara')
    await adding.getByRole('button', { name: 'Add key…' }).click()
    await expect(adding).toContainText('Paste the key from their desk.')
    await adding.getByRole('textbox', { name: 'Their public key' }).fill('not a key')
    await adding.getByRole('button', { name: 'Add key…' }).click()
    await expect(adding).toContainText('This is no key of an Opsdesk.')
    await adding.getByRole('textbox', { name: 'Their public key' }).fill(public_key)
    await maker.answerQuestions(false)
    await adding.getByRole('button', { name: 'Add key…' }).click()
    await expect(adding).toContainText('Not added: you said no to its fingerprint.')
    await maker.answerQuestions(true)
    await adding.getByRole('button', { name: 'Add key…' }).click()
    await expect(maker.page.getByRole('list', { name: 'Trusted keys' })).toContainText(`Chiara${fingerprint}`)
    expect((await maker.questions()).at(-1)?.detail).toContain(fingerprint)
    await checker.call('approvals.add_key', { public_key: (await keyOf(maker)).public_key, name: 'Morgan' })

    expect(await troubles(maker.page)).toEqual([])

    // The maker asks. What was typed stays through every state of the step.
    const { page } = maker
    await askForRefund(page, here, PURCHASE)
    const amount = step(page).getByRole('textbox', { name: 'Amount, as you know it' })
    await amount.fill('2499')
    await expect(step(page)).toContainText('$2,499.00 is more than the $20.00 that one person may do alone')
    await expect(step(page).getByRole('button', { name: 'Issue refund' })).toHaveCount(0)
    await step(page).getByRole('textbox', { name: 'Note for the second person' }).fill('The bank shows both charges.')
    await amount.fill('24,99')
    await expect(step(page)).toContainText('Write it without commas')
    await amount.fill('2499.00')
    await expect(step(page).getByRole('textbox', { name: 'Note for the second person' })).toHaveValue('The bank shows both charges.')
    expect(await troubles(page)).toEqual([])
    await maker.saveTo(file('request.json'))
    await step(page).getByRole('button', { name: 'Export request for a second person' }).click()
    await expect(step(page)).toContainText(`The request is in ${file('request.json')}`)
    await step(page).getByRole('link', { name: 'See your requests' }).click()
    await expect(page.getByRole('list', { name: 'Requests from this desk' })).toContainText('no answer yet')
    const request = readFileSync(file('request.json'), 'utf8')

    // Its own desk can't execute it, and a changed one is none.
    await paste(page, request)
    await expect(section(page, 'Request').getByRole('alert')).toContainText('made at this very desk')
    await paste(checker.page, request.replace('249900', '249800'))
    await expect(section(checker.page, 'Request').getByRole('alert')).toContainText('it was changed after it was signed')
    await checker.page.getByRole('button', { name: 'Back to the file' }).click()
    await checker.page.getByRole('textbox', { name: 'The signed file' }).fill('{}')
    await checker.page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(section(checker.page, 'Open a request or an answer')).toContainText('neither a request nor an answer')

    // The checker opens the file, sees the evidence, unlocks, types, executes.
    await checker.page.locator('input[type=file]').setInputFiles(file('request.json'))
    const shown = section(checker.page, 'Request')
    for (const words of [
      `Refund the purchase ${PURCHASE}`,
      '$2,499.00 as stated',
      'right, by the key of Morgan',
      castId('you'),
      'the same as here',
      'The bank shows both charges.',
      'Charged twice, ticket 4711.',
    ])
      await expect(shown).toContainText(words)
    expect(await troubles(checker.page)).toEqual([])
    await shown.getByRole('button', { name: 'Issue refund…' }).click()
    const execute = step(checker.page).getByRole('button', { name: 'Issue refund' })
    await step(checker.page).getByRole('button', { name: 'Unlock for 10 minutes' }).click()
    await expect(execute).toBeDisabled()
    await step(checker.page)
      .getByRole('textbox', { name: `Type ${PURCHASE}` })
      .fill(PURCHASE)
    await execute.click()
    // The checker's own limit of an hour counts as well.
    await expect(step(checker.page)).toContainText('more than your limit of $1,000.00')
    await expect(step(checker.page).getByRole('textbox')).toHaveValue(PURCHASE)
    await step(checker.page).getByRole('button', { name: 'Issue it all the same' }).click()
    await expect(shown).toContainText('Executed at this desk: done')
    await expect(shown.getByRole('button', { name: 'Issue refund…' })).toHaveCount(0)
    await checker.saveTo(file('answer.json'))
    await shown.getByRole('button', { name: 'Export answer for the maker' }).click()
    await expect(shown).toContainText(`The answer is in ${file('answer.json')}`)
    expect(await market.refunded()).toEqual([{ purchase: PURCHASE, by: castId('chiara') }])

    // The maker reads the answer: both stand in both ledgers.
    await page.getByRole('button', { name: 'Back to the file' }).click()
    await paste(page, readFileSync(file('answer.json'), 'utf8'))
    await expect(section(page, 'Open a request or an answer')).toContainText('Answered by Chiara')
    await expect(page.getByRole('list', { name: 'Requests from this desk' })).toContainText('Answered by Chiara')
    expect(await statesOf(maker)).toEqual(['answered done', 'requested', 'key_added'])
    const { request: attempt } = JSON.parse(JSON.parse(request).body)
    const story = await checker.call('ledger.get', { attempt })
    expect(story.ok && story.value?.entries[0]?.body.approved).toMatchObject({ maker_name: 'Morgan', maker_subject: castId('you') })

    // The limit of an hour, asked in the window: the second small refund of this desk.
    await maker.call('guard.unlock', { environment_id: here })
    for (const [purchase, over] of [
      ['pur_practice_0002', false],
      ['pur_practice_0003', true],
    ] as const) {
      await askForRefund(page, here, purchase)
      await amount.fill('19.00')
      await step(page)
        .getByRole('textbox', { name: `Type ${purchase}` })
        .fill(purchase)
      await step(page).getByRole('button', { name: 'Issue refund' }).click()
      if (over) {
        await expect(step(page)).toContainText('This would be number 2 within the hour in Live, and your limit is 1.')
        await expect(step(page)).toContainText('1 refund · $9.99 in all')
        await expect(step(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
        await expect(amount).toHaveValue('19.00')
        expect(await troubles(page)).toEqual([])
        await step(page).getByRole('button', { name: 'Issue it all the same' }).click()
      }
      // Its receipt: by then the form is gone.
      await page.waitForURL(/refunds\/[0-9a-f]{8}-/)
    }
    expect((await market.refunded()).map(({ purchase }) => purchase)).toEqual(['pur_practice_0002', 'pur_practice_0003', PURCHASE])

    // A key that is no longer trusted takes its requests with it.
    await checker.page.getByRole('button', { name: 'Remove the key of Morgan' }).click()
    await step(checker.page).getByRole('button', { name: 'Remove key' }).click()
    await expect(section(checker.page, 'Trusted keys')).toContainText('No key was exchanged yet')
    await expect(shown.getByRole('alert')).toContainText('a key that was not exchanged before')
    expect([...maker.complaints, ...checker.complaints]).toEqual([])
  } finally {
    await checker.close()
    await market.close()
  }
})
