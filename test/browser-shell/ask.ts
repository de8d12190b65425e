import type { BrowserContext } from 'playwright'

export interface Question {
  title: string
  detail: string
  button: string
}

/**
 * Asks in a page of its own, beside the app's: like Electron's native dialog, a page that went wrong can't answer it.
 * Closing that page is a no. The words are set as text, never as markup.
 */
export const ask = async (context: BrowserContext, { title, detail, button }: Question): Promise<boolean> => {
  const page = await context.newPage()
  try {
    await page.setContent(form)
    await page.evaluate(
      (words) => {
        document.title = words.title
        for (const [id, text] of Object.entries(words)) {
          const element = document.getElementById(id)
          if (element) element.textContent = text
        }
      },
      { title, detail, button },
    )
    await page.bringToFront()
    const answered = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          document.getElementById('button')?.addEventListener('click', () => resolve(true))
          document.getElementById('cancel')?.addEventListener('click', () => resolve(false))
          document.addEventListener('keydown', ({ key }) => key === 'Escape' && resolve(false))
          document.getElementById('cancel')?.focus()
        }),
    )
    return await answered
  } catch {
    return false
  } finally {
    await page.close().catch(() => undefined)
  }
}

const form = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  main { max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem }
  p { white-space: pre-wrap; overflow-wrap: anywhere }
  button { font: inherit; padding: .4rem 1rem; margin-right: .5rem }
</style>
<main role="alertdialog" aria-labelledby="title" aria-describedby="detail">
  <h1 id="title"></h1><p id="detail"></p>
  <button id="cancel">Cancel</button><button id="button"></button>
</main></html>`
