import { mkdtempSync } from 'node:fs'
import { openDesk } from '../e2e/desk'
import { rememberWeeks } from '../e2e/health-past'
import { go, resize, troubles } from '../e2e/at-a-screen'
const folder = mkdtempSync('/tmp/agentbot/desk-')
rememberWeeks(folder)
const desk = await openDesk({ shell: 'electron', folder })
try {
const made: any = await desk.call('environments.practise', {})
await resize(desk, 1280, 800)
await go(desk.page, `/e/practice/summary`)
await desk.page.getByRole('heading', { level: 1, name: 'Agentbot' }).waitFor()
await desk.page.getByText('Render Queue').first().waitFor()
await desk.page.waitForTimeout(1500)
const shot = (name: string) => desk.page.screenshot({ path: `/tmp/agentbot/${name}.png` })
const main = async (name: string) => { const h = await desk.page.evaluate(() => { const p=[...document.querySelectorAll('main div')].find(d=>d.scrollHeight>d.clientHeight+10 && getComputedStyle(d).overflowY==='auto') as any; return p?p.scrollHeight:0}); await resize(desk, 1280, Math.min(2600, h+120)); await desk.page.waitForTimeout(700); await shot(name); await resize(desk,1280,800) }
await shot('light'); await main('light-long')
await desk.page.emulateMedia({ colorScheme: 'dark' }); await main('dark-long')
console.log(await troubles(desk.page))
await desk.page.emulateMedia({ colorScheme: 'light' })
await desk.page.getByText('Webhook Relay').first().click()
await go(desk.page, `/e/practice/summary?span=quarter`); await desk.page.waitForTimeout(800); await shot('quarter')
await resize(desk, 1000, 700); await desk.page.waitForTimeout(500); await shot('small')
await go(desk.page, `/e/practice/summary?span=hour`); await desk.page.waitForTimeout(800); await shot('small-hour')
console.log(await troubles(desk.page))
console.log(desk.complaints)
} finally { await desk.close() }
process.exit(0)
