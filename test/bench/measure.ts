import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBigDesk, rowsAreThere, USERS } from './big-desk'
import { measureDatabase } from './database'
import { makeDatabase } from './database-file'
import { measureDatabaseWindow } from './database-window'
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

const PARTS = ['start', 'ledger', 'window', 'database'] as const
type Part = (typeof PARTS)[number]

const measure = async (parts: readonly Part[]): Promise<void> => {
  console.log(`Load average ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`)
  if (parts.includes('start')) print('Start', await measureStart())
  if (parts.includes('ledger')) print('Ledger', await measureLedger())
  if (parts.includes('window')) await inFolder(measureWindow)
  if (parts.includes('database')) await inFolder(measureFile)
  console.log(`\nLoad average ${loadavg()[0]?.toFixed(1)}`)
}

const measureFile = async (folder: string): Promise<void> => {
  console.log(`\nMaking a database of ${USERS.toLocaleString('en')} users …`)
  const file = await makeDatabase(folder)
  print('A database file of 1,000,000 users, asked from main', await measureDatabase(file))
  print('The same in the window, to painted', await measureDatabaseWindow(file))
}

const measureWindow = async (folder: string): Promise<void> => {
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
  }

  async function blocked(during: string): Promise<void> {
    const longest = await longestBlock(desk)
    blocks.push({ what: during, value: milliseconds(longest), ratio: ratio(longest, NOTICED), floor: `what nobody notices, ${NOTICED} ms` })
  }
}

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-bench-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !PARTS.some((part) => part === name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are ${PARTS.join(', ')}.`)
  process.exit(1)
}
await measure(asked.length > 0 ? PARTS.filter((part) => asked.includes(part)) : PARTS)
process.exit(0)
