import type { MessagePort } from 'node:worker_threads'
import Database from 'libsql'
import type { Reading, Said } from './keeper'
import type { SortKey } from './kept-users'
import { readUsers } from './read-users'

/** How often a database is read anew where users came or went meanwhile. */
const TRIES = 3
/** Newest first is how the lines themselves are; the one who looks waits for e-mail sooner than for the marks. */
const keys = ['email', 'is_admin', 'is_seller', 'stripe_connected'] as const satisfies readonly SortKey[]

/** Reads who is in a database and says so, the lines first. What it hands over it no longer has. */
export const readAndSay = ({ uri, fit }: Reading, port: MessagePort): void => {
  const say = (said: Said, given: ArrayBuffer[]): void => port.postMessage(said, given)
  // Some milliseconds more than a server needs for one write.
  const db = new Database(uri, { timeout: 2000 })
  try {
    db.exec('PRAGMA query_only = ON')
    for (let turn = 0; turn < TRIES; turn++) {
      const read = readUsers(db, fit)
      if ('why' in read) {
        if (read.why === 'moving') continue
        say({ why: read.why }, [])
        return
      }
      const { text, starts, rowids, marks } = read.lines
      say({ lines: read.lines }, [text.buffer, starts.buffer, rowids.buffer, marks.buffer])
      for (const key of keys) {
        const order = read.order(key)
        if (order) say({ key, order }, [order.buffer])
      }
      return
    }
    say({ why: 'moving' }, [])
  } finally {
    db.close()
  }
}
