import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBigDesk, rowsAreThere, USERS } from './big-desk'
import { longestBlock, watchMainLoop } from './event-loop'
import { measureLedger } from './ledger'
import { type Line, print } from './line'
import { measureLists } from './lists'
import { measureMemory } from './memory'
import { measureScroll } from './scroll'
import { measureStart } from './start'
import { measureStartSize } from './start-size'
import { milliseconds, ratio } from './statistics'

/** The longest block that nobody notices. */
const NOTICED = 50

const blocks: Line[] = []

const measure = async (): Promise<void> => {
  print('Start', await measureStart())
  print('Ledger', await measureLedger())
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-bench-'))
  console.log(`\nMaking a practice world of ${USERS.toLocaleString('en')} users …`)
  const desk = await openBigDesk(folder)
  try {
    await watchMainLoop(desk)
    await longestBlock(desk)
    print('Lists of 1,000,000 users, click to painted', await measureLists(desk))
    await blocked('lists and sorts')
    print('Frames', await measureScroll(desk))
    await blocked('scrolling')
    print('Main process, longest block of its event loop', blocks)
    print('Memory', await measureMemory(desk))
    await desk.page.reload()
    await rowsAreThere(desk)
    print('Renderer at start', await measureStartSize(desk))
  } finally {
    await desk.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  async function blocked(during: string): Promise<void> {
    const longest = await longestBlock(desk)
    blocks.push({ what: during, value: milliseconds(longest), ratio: ratio(longest, NOTICED), floor: `what nobody notices, ${NOTICED} ms` })
  }
}

await measure()
process.exit(0)
