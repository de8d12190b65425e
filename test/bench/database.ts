import { pathToFileURL } from 'node:url'
import type { ServedOperation } from '@contract'
import { userSortKeys } from '@contract/marketplace/users'
import { createClient } from '@libsql/client'
import { answers } from '../../src-main/database/answers'
import type { SqlAnswer } from '../../src-main/database/sql'
import { createDatabaseSource } from '../../src-main/upstream/database'
import { USERS } from './big-desk'
import type { Line } from './line'
import { median, milliseconds, ratio } from './statistics'

const RUNS = 5
/** A statement that sorts or reads a million rows is asked this often only. */
const RAW_RUNS = 2
const newest = { offset: 0, limit: 100, sort_by: 'created_at', sort_order: 'desc' }
const window = { offset: 0, limit: 100 }

/** Asked as typed: frequent, rare, absent, two letters, and every letter that SQL takes for something else. */
const texts = ['smith', 'lina.hill', 'zzqqy', 'an', 'q%', '_%', 'a.b', "o'b", '@example.com', '%']

interface Asked {
  what: string
  operation: ServedOperation
  input: Record<string, unknown>
}

const lists: Asked[] = [
  ...userSortKeys.flatMap((sort_by) =>
    (['asc', 'desc'] as const).map((sort_order): Asked => {
      return { what: `users by ${sort_by} ${sort_order}`, operation: 'users.list', input: { ...newest, sort_by, sort_order } }
    }),
  ),
  { what: 'users, offset 900,000', operation: 'users.list', input: { ...newest, offset: USERS * 0.9 } },
  { what: 'users by is_seller, offset 900,000', operation: 'users.list', input: { ...newest, sort_by: 'is_seller', offset: USERS * 0.9 } },
  { what: 'one user', operation: 'users.get', input: { user_id: 'user_2practice000000000000000you' } },
  { what: 'admins', operation: 'admins.list', input: window },
  { what: 'abuse flags', operation: 'abuse-flags.list', input: window },
  { what: 'claims', operation: 'claims.list', input: window },
  { what: 'categories', operation: 'categories.list', input: window },
  { what: 'deletions', operation: 'deletions.list', input: window },
]
const searches: Asked[] = [
  ...texts.map((text): Asked => ({ what: `search ${text}`, operation: 'users.search', input: { ...newest, text } })),
  { what: 'search smith by email', operation: 'users.search', input: { ...newest, sort_by: 'email', sort_order: 'asc', text: 'smith' } },
  { what: 'search zzqqy by email', operation: 'users.search', input: { ...newest, sort_by: 'email', text: 'zzqqy' } },
]

/** The database source as main asks it, its thread and the way there included, against the same SQL on the same file. */
export const measureDatabase = async (file: string): Promise<Line[]> => {
  const source = createDatabaseSource()
  const credential = async () => ({ ok: true, value: '' }) as const
  const at = { base_url: pathToFileURL(file).href, credential, names: {}, attempt: null, subject: 'me' }
  const ask = async ({ operation, input }: Pick<Asked, 'operation' | 'input'>): Promise<number> => {
    const began = performance.now()
    const answer = await source.send({ ...at, signal: new AbortController().signal, operation, input })
    if (!answer.ok) throw new Error(`${operation}: ${answer.failure.what}`)
    return performance.now() - began
  }
  const db = createClient({ url: `${pathToFileURL(file).href}` })
  const raw = async ({ operation, input }: Asked): Promise<number> => {
    const began = performance.now()
    await (answers[operation as keyof typeof answers] as unknown as SqlAnswer<'users.list'>)(db, input as never, {
      subject: 'me',
      now: new Date(),
    })
    return performance.now() - began
  }
  try {
    const lines: Line[] = []
    const opened = performance.now()
    const first = await ask({ operation: 'users.list', input: newest })
    lines.push({ what: 'the first page, just opened', value: milliseconds(first) })
    // The last order to be read is that of stripe_connected: deep in it, SQL alone takes far longer than memory.
    const last = { operation: 'users.list', input: { ...newest, sort_by: 'stripe_connected', offset: USERS * 0.9 } } as const
    const floor = await raw({ what: '', ...last })
    while ((await ask(last)) > floor / 4)
      if (performance.now() - opened > 90_000) throw new Error('Users were not read into memory in 90 s.')
    lines.push({ what: 'all of them in memory after', value: milliseconds(performance.now() - opened) })
    for (const asked of [...lists, ...searches]) {
      // A text is new once: then what was found of it is kept.
      const times = [await ask(asked)]
      if (asked.operation !== 'users.search') while (times.length < RUNS) times.push(await ask(asked))
      const raws: number[] = []
      while (raws.length < RAW_RUNS) raws.push(await raw(asked))
      const [own, sql] = [median(times), Math.min(...raws)]
      lines.push({ what: asked.what, value: milliseconds(own), ratio: ratio(own, sql), floor: `the SQL alone, ${milliseconds(sql)}` })
    }
    return lines
  } finally {
    db.close()
    await source.close()
  }
}
