import { expect, type Page } from '@playwright/test'
import { go, practiseAt, resize, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const section = (page: Page, name: string) => page.getByRole('region', { name })
const save = (page: Page, name: string) => section(page, name).getByRole('button', { name: 'Save' })
/** Presses Save and waits until it is saved: while it is being saved the button is disabled too. */
const saved = async (page: Page, name: string): Promise<void> => {
  await save(page, name).click()
  await expect(save(page, name)).toBeDisabled()
  await expect(save(page, name)).not.toHaveAttribute('data-loading')
  await expect(save(page, name)).toBeDisabled()
}
const kept = async (desk: Desk) => {
  const answer = await desk.call('settings.get', {})
  if (!answer.ok) throw new Error(answer.failure.what)
  return answer.value
}

test('limits for money: tightened at once, loosened by a yes outside the window', async ({ desk }) => {
  await practiseAt(desk, 'settings')
  const { page } = desk
  const money = section(page, 'Money')
  await expect(money.getByRole('textbox', { name: 'Refunds an hour' })).toHaveValue('20')
  await expect(money.getByRole('textbox', { name: 'Their sum an hour' })).toHaveValue('1000.00')
  await expect(save(page, 'Money')).toBeDisabled()

  await money.getByRole('textbox', { name: 'Their sum an hour' }).fill('12.5')
  await save(page, 'Money').click()
  await expect(money.getByText('Write 2 digits after the point')).toBeVisible()
  await money.getByRole('textbox', { name: 'Their sum an hour' }).fill('500.00')
  await money.getByRole('radio', { name: 'For amounts above' }).check()
  await money.getByRole('textbox', { name: 'Amount above which' }).fill('99.00')
  await saved(page, 'Money')
  expect(await kept(desk)).toMatchObject({ refund_limit_count: 20, refund_limit_cents: 50_000, four_eyes_cents: 9900, currency: 'usd' })
  expect(await desk.questions()).toEqual([])

  await desk.answerQuestions(false)
  await money.getByRole('textbox', { name: 'Refunds an hour' }).fill('0')
  await money.getByRole('radio', { name: 'Never' }).check()
  await save(page, 'Money').click()
  await expect(money.getByText('Stopped.')).toBeVisible()
  await expect(money.getByRole('textbox', { name: 'Refunds an hour' })).toHaveValue('0')
  expect(await kept(desk)).toMatchObject({ refund_limit_count: 20, four_eyes_cents: 9900 })
  const [question] = await desk.questions()
  expect(question?.title).toBe('Loosen the limits for money?')
  expect(question?.detail).toContain('Refunds an hour: 20 → no limit.')
  expect(question?.detail).toContain('A second person is needed above: $99.00 → never.')

  await desk.answerQuestions(true)
  await saved(page, 'Money')
  expect(await kept(desk)).toMatchObject({ refund_limit_count: 0, four_eyes_cents: null })
})

test('reasons are written, ordered and offered; the currency is the one amounts are shown in', async ({ desk }) => {
  const id = await practiseAt(desk, 'settings')
  const { page } = desk
  const reasons = section(page, 'Reasons for refunds')
  await expect(reasons.getByRole('listitem')).toHaveCount(5)
  await reasons.getByRole('button', { name: 'Add a reason' }).click()
  const last = reasons.getByRole('listitem').last()
  await last.getByRole('textbox', { name: 'Name' }).fill('Bad luck')
  await last.getByRole('textbox', { name: 'Code' }).fill('Bad Luck')
  await last.getByRole('textbox', { name: 'Text' }).fill('It was nobody’s fault.')
  await save(page, 'Reasons for refunds').click()
  await expect(last.getByText('small letters, digits and underscores')).toBeVisible()
  await last.getByRole('textbox', { name: 'Code' }).fill('technical')
  await save(page, 'Reasons for refunds').click()
  await expect(reasons.getByRole('alert')).toHaveText('Two reasons have the same code.')
  await last.getByRole('textbox', { name: 'Code' }).fill('bad_luck')
  await reasons.getByRole('button', { name: 'Remove Fraud' }).click()
  for (let place = 4; place > 0; place--) await reasons.getByRole('button', { name: 'Move Bad luck up' }).click()
  await saved(page, 'Reasons for refunds')
  const money = section(page, 'Money')
  await money.getByRole('textbox', { name: 'Currency' }).fill('eur')
  await expect(money.getByText('€1,234.50')).toBeVisible()
  await saved(page, 'Money')

  await go(page, `/e/${id}/refunds/%2Fnew`)
  const reason = page.getByRole('complementary').getByRole('combobox', { name: 'Reason' })
  await expect(reason.getByRole('option')).toHaveText([
    'None of these',
    'Bad luck · bad_luck',
    'Paid twice · duplicate',
    'The buyer asked for it · requested_by_customer',
    'Not as described · not_as_described',
    'Does not work · technical',
  ])
  await reason.selectOption('bad_luck')
  await expect(page.getByRole('figure', { name: 'Reason as it is sent' })).toHaveText('bad_luck: It was nobody’s fault.')
})

test('what is typed is not lost unasked, and nothing on the page keeps anyone out', async ({ desk }) => {
  const id = await practiseAt(desk, 'settings')
  const { page } = desk
  const undo = section(page, 'Time to undo')
  await undo.getByRole('textbox', { name: 'Seconds a marketing e-mail waits' }).fill('')
  await save(page, 'Time to undo').click()
  await expect(undo.getByText('Between 0 and 120.')).toBeVisible()
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await undo.getByRole('textbox', { name: 'Seconds a marketing e-mail waits' }).fill('60')
  await saved(page, 'Time to undo')
  expect(await kept(desk)).toMatchObject({ mail_grace_seconds: 60, grace_seconds: 0 })
  expect(await troubles(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await resize(desk, 1000, 700)
  await expect(undo).toBeVisible()
  expect(await troubles(page)).toEqual([])
  expect(page.url()).toContain(`/e/${id}/settings`)
})
