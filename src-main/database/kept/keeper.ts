import { Worker } from 'node:worker_threads'
import Database from 'libsql'
import type { Fit } from '../fit'
import type { Caller } from '../sql'
import { KeptUsers, type SortKey } from './kept-users'
import type { Lines } from './lines'

/** What the thread that reads is given. */
export interface Reading {
  /** SQLite's own URI of the file. Whatever it allows, nothing but reading is done with it. */
  uri: string
  fit: Fit
}
/** What it says, in this order. */
export type Said = { lines: Lines } | { key: SortKey; order: Uint32Array } | { why: string }

/** It is read again at most this often, in milliseconds, and no more than a fifth of the time. */
const REST = 5000
const SHARE = 4
/** After a reading that came to nothing. */
const LONG_REST = 60_000

/**
 * Keeps who is in an embedded database in memory, for lists and searches that its own indexes do not answer: nothing is
 * made in the database itself. A thread of its own reads; SQLite tells whether anybody has written since.
 */
export class Keeper {
  private kept: KeptUsers | null = null
  /** SQLite's count of what others have written, before what is kept was read. */
  private version: unknown = null
  private readonly watch: Database.Database
  private reader: Worker | null = null
  private next = 0

  constructor(
    private readonly thread: URL,
    private readonly reading: Reading,
  ) {
    this.watch = new Database(reading.uri, { timeout: 0 })
    this.watch.exec('PRAGMA query_only = ON')
  }

  /** What is kept, if anything is; reads it anew where it is not, or no longer true. */
  look(): Caller['kept'] {
    const version = this.dataVersion()
    const fresh = this.kept !== null && version !== null && version === this.version
    if (!fresh) this.read(version)
    if (!this.kept) return null
    return { users: this.kept, note: fresh ? null : noteOf(Date.now() - this.kept.at) }
  }

  close(): void {
    void this.reader?.terminate()
    this.reader = null
    this.watch.close()
  }

  /** Null where somebody holds the file locked. */
  private dataVersion(): unknown {
    try {
      return (this.watch.prepare('PRAGMA data_version').raw().get() as unknown as unknown[])[0]
    } catch {
      return null
    }
  }

  private read(version: unknown): void {
    if (this.reader || version === null || Date.now() < this.next) return
    const began = Date.now()
    const reader = new Worker(this.thread, { workerData: this.reading })
    this.reader = reader
    // Whoever closes the room does not wait for it.
    reader.unref()
    let read: KeptUsers | null = null
    reader.on('message', (said: Said) => {
      if (this.reader !== reader) return
      if ('lines' in said) {
        read = new KeptUsers(said.lines, began)
        this.kept = read
        this.version = version
      }
      if ('key' in said) read?.order(said.key, said.order)
      if ('why' in said) this.kept = null
    })
    const ended = (): void => {
      if (this.reader !== reader) return
      this.reader = null
      this.next = Date.now() + (read ? Math.max(REST, SHARE * (Date.now() - began)) : LONG_REST)
    }
    reader.once('error', ended)
    reader.once('exit', ended)
  }
}

const noteOf = (age: number): string =>
  `Who is listed here is as of ${Math.max(1, Math.round(age / 1000))} s ago: the database has changed since, and is read again meanwhile.`
