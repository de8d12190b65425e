import type { BrowserContext, Page } from 'playwright'
import type { Surroundings } from '../../src-main/surroundings'

/** Lays pages out in a page of their own, beside the app's. `aside` keeps that page from being closed as a stray one. */
export const createPaper = (context: BrowserContext, aside: <T>(work: () => Promise<T>) => Promise<T>): Surroundings['paper'] => {
  const laidOut = <T>(html: string, work: (page: Page) => Promise<T>): Promise<T> =>
    aside(async () => {
      const page = await context.newPage()
      try {
        await page.setContent(html)
        return await work(page)
      } finally {
        await page.close().catch(() => undefined)
      }
    })
  return {
    // By the protocol itself: Playwright's own page.pdf() is for headless only.
    pdf: (html) =>
      laidOut(html, async (page) => {
        const chromium = await context.newCDPSession(page)
        const { data } = await chromium.send('Page.printToPDF', { preferCSSPageSize: true, paperWidth: 8.27, paperHeight: 11.69 })
        return Buffer.from(data, 'base64')
      }),
    // The page's own dialog holds the call until it is closed, and does not say what was pressed.
    print: (html) =>
      laidOut(html, async (page) => {
        await page.evaluate(() => window.print())
        return true
      }),
  }
}
