import { button, heading, open, reachedBy, type Step } from './tour-step'

const LETTER = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>New skills</title>
  <style>
    body { margin: 0; font-family: Arial, sans-serif }
    .letter { max-width: 600px; margin: 0 auto; padding: 24px }
  </style>
</head>
<body>
  <div class="letter">
    <h1 style="color: #2f5bd7">Ten new skills</h1>
    <img src="https://pictures.example.com/banner.png" width="552">
    <p>Have a look at <a href="https://agentpowers.example.com/new">the new shelf</a>.</p>
    <p><a href="https://agentpowers.example.com/unsubscribe">Unsubscribe</a></p>
  </div>
</body>
</html>`

/** A mail, written and about to be sent. */
export const marketingEmailTour: readonly Step[] = [
  {
    name: 'marketing-email',
    go: async (desk) => {
      await desk.page.getByRole('link', { name: 'Go to its screens' }).click()
      await reachedBy(desk, 'api')
      await open(desk, 'Marketing e-mail')
      await button(desk, 'New draft').click()
      await desk.page.getByLabel('Subject').fill('Ten new skills on AgentPowers')
      await desk.page.getByRole('textbox', { name: 'HTML', exact: true }).click()
      await desk.page.keyboard.insertText(LETTER)
      await desk.page.frameLocator('iframe:visible').getByRole('heading', { name: 'Ten new skills' }).waitFor()
      await heading(desk, /error: it can/).waitFor()
    },
  },
  {
    name: 'marketing-email-confirm',
    go: async (desk) => {
      await desk.page.getByRole('textbox', { name: 'HTML', exact: true }).click()
      await desk.page.keyboard.press('Control+a')
      await desk.page.keyboard.insertText(LETTER.replace('<img', '<img alt="Ten parcels"'))
      await button(desk, 'Send…').and(desk.page.locator(':not([aria-disabled])')).click()
      await desk.page.getByRole('dialog').getByRole('checkbox').waitFor()
    },
  },
]
