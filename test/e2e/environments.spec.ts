import { expect } from '@playwright/test'
import { go, troubles } from './at-a-screen'
import { create, heading, jwt, region } from './at-the-environments'
import { test } from './desk'

test('one is connected, left half written, and given a token by a command', async ({ desk }) => {
  const { page } = desk

  await test.step('where secrets are kept for the session only, a notice says so and why', async () => {
    const overview = await desk.call('environments.list', {})
    // A machine with a keychain has nothing to say.
    if (overview.ok && overview.value.secrets.kept === 'keychain') return
    const notice = region(page, 'Notice')
    await expect(notice).toContainText('Tokens are kept in memory until you quit.')
    if (overview.ok) await expect(notice).toContainText(overview.value.secrets.reason ?? '')
    await notice.getByRole('button', { name: 'Hide' }).click()
    await expect(notice).toBeHidden()
  })

  await test.step('connecting one: complaints beside the fields, red for production, a token that never comes back', async () => {
    await go(page, '/environments/new')
    await expect(page.getByRole('radio', { name: 'Production' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'red' })).toBeChecked()
    await page.getByRole('radio', { name: 'Staging' }).click()
    await expect(page.getByRole('radio', { name: 'amber' })).toBeChecked()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByText('A name is needed.')).toBeVisible()
    await expect(page.getByText('Write the address of the admin API, or of a database below.')).toBeVisible()
    expect(await troubles(page)).toEqual([])

    await page.getByRole('textbox', { name: 'Name' }).fill('Live')
    await page.getByRole('radio', { name: 'Production' }).click()
    await page.getByRole('textbox', { name: 'Marketplace address' }).fill('https://api.example.com')
    await page.getByRole('textbox', { name: 'Token' }).fill('two words')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByText('A token has no spaces or line breaks.')).toBeVisible()
    const token = jwt(47 * 60 + 30)
    await page.getByRole('textbox', { name: 'Token' }).fill(token)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()

    await expect(heading(page, 'Live')).toBeVisible()
    await expect(region(page, 'Token')).toContainText(`set · ends …${token.slice(-4)} · expires in 47 min · subject user_dana`)
    expect(await page.content()).not.toContain(token)
    const { value } = (await desk.call('environments.list', {})) as { value: unknown }
    expect(JSON.stringify(value)).not.toContain(token)
    expect(await troubles(page)).toEqual([])
  })

  await test.step('a form that is not saved is not lost by leaving', async () => {
    const id = await create(desk)
    await go(page, '/environments')
    await page.getByRole('main').getByRole('link', { name: 'Local' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Half written')
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await page.getByRole('link', { name: 'Guide' }).click()
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Half written')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(question).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(new RegExp(`/environments/${id}$`))
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Half written')
    await page.keyboard.press('Alt+ArrowLeft')
    await question.getByRole('button', { name: 'Leave' }).click()
    await expect(heading(page, 'Environments')).toBeVisible()
  })

  await test.step('a command is asked about outside the page, and its failure leaves what was typed', async () => {
    const id = await create(desk, { name: 'Commanded' })
    await go(page, `/environments/${id}`)
    const token = region(page, 'Token')
    await token.getByRole('button', { name: 'Cancel' }).click()
    await token.getByRole('button', { name: 'Token from a command' }).click()
    await token.getByRole('textbox', { name: 'Command' }).fill('/no/such/program --token')
    await desk.answerQuestions(false)
    await token.getByRole('button', { name: 'Run and keep' }).click()
    await expect(token.getByText('Stopped.')).toBeVisible()
    await desk.answerQuestions(true)
    await token.getByRole('button', { name: 'Run and keep' }).click()
    await expect(token.getByRole('alert')).toBeVisible()
    await expect(token.getByRole('textbox', { name: 'Command' })).toHaveValue('/no/such/program --token')
    expect((await desk.questions()).map(({ detail }) => detail)).toContain('/no/such/program --token')
  })
})

test('practice: what was found out about its lists, set by hand, found out again; and made anew', async ({ desk }) => {
  test.setTimeout(90_000)
  const { page } = desk
  await go(page, '/environments')
  await page.getByRole('button', { name: 'Practise' }).click()
  await expect(page.getByText('open now')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('main').getByText('12,000 users')).toBeVisible()
  await go(page, '/environments/practice')
  const lists = region(page, 'Lists')
  await expect(lists).toContainText('found out by asking the server')
  expect(await troubles(page)).toEqual([])
  await lists.getByRole('button', { name: 'Set by hand' }).click()
  await lists.getByRole('textbox', { name: 'Key parameter' }).fill('')
  await lists.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(lists.getByText('Write the parameter’s name.')).toBeVisible()
  expect(await troubles(page)).toEqual([])
  await lists.getByRole('textbox', { name: 'Key parameter' }).fill('sort_by')
  await lists.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(lists).toContainText('set by hand')
  await lists.getByRole('button', { name: 'Find out again' }).click()
  await expect(lists).toContainText('Not found out yet')

  const practice = region(page, 'Practice')
  await practice.getByRole('textbox', { name: 'Users after a reset' }).fill('70')
  await practice.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('dialog', { name: 'Reset the practice marketplace?' }).getByRole('button', { name: 'Reset' }).click()
  await expect(practice).toContainText('with 70 users', { timeout: 30_000 })
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('main').getByText('70 users')).toBeVisible()
  expect(desk.complaints).toEqual([])
})
