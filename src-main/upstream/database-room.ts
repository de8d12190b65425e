import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { capabilityOf, contract, isOperationName, type MarketplaceOperation } from '@contract'
import type { NameMap, SchemaReport } from '@contract/desk/databases'
import type { Mutation, Query } from '@contract/operation'
import { type Client, createClient } from '@libsql/client'
import pLimit from 'p-limit'
import { answers } from '../database/answers'
import { type Fit, fittedClient, quoted } from '../database/fit'
import { Keeper } from '../database/kept/keeper'
import { missingFor, reportOf } from '../database/missing'
import { plannedOn } from '../database/plan'
import { readSchema } from '../database/schema-read'
import { type Caller, Refusal, type SqlAnswer } from '../database/sql'
import type { DatabaseAddress } from './database-address'
import { type Broken, brokenBy } from './database-broken'
import { hasWriteAheadLog, mustBeThere, uriOf } from './database-file'

export interface Place {
  address: DatabaseAddress
  token: string | null
  names: NameMap
  /** A room either reads or writes: the connection of one that reads can't do more. */
  writes: boolean
}

export interface AskedOfRoom {
  id: string
  operation: string
  input: Record<string, unknown>
  subject: string
  /** Milliseconds from now until nobody waits any more. */
  timeout: number
}

/** `committing`: whether COMMIT had been sent when it broke, so that nobody can say what became of it. */
export type Told<T = unknown> =
  | { value: T }
  | { refusal: { status: Refusal['status']; detail: string } }
  | { missing: string }
  | { misfit: string }
  | { broken: Broken; committing: boolean }

/** How long an embedded database waits for another's lock, in milliseconds. */
const BUSY = 4000

const calls = new AsyncLocalStorage<AbortSignal>()

/** One database, in a thread of its own: an embedded one blocks the thread it is asked in. */
export class DatabaseRoom {
  private place: Place | null = null
  private db: Client | null = null
  private fit: Fit | null = null
  private readonly controllers = new Map<string, AbortController>()
  /** An embedded database does one thing at a time; what is cancelled while it waits is never begun. */
  private queue = pLimit(1)
  private keeper: Keeper | null = null

  /** `thread`: the file of this very thread, for one that reads ahead. Without it nothing is kept in memory. */
  constructor(private readonly thread: URL | null = null) {}

  open(place: Place): void {
    this.place = place
    if (place.address.kind === 'server') this.queue = pLimit(place.writes ? 1 : 8)
  }

  cancel(id: string): void {
    this.controllers.get(id)?.abort(new DOMException('cancelled', 'AbortError'))
  }

  close(): void {
    this.db?.close()
    this.db = null
    this.forget()
  }

  /** The answer to one operation. */
  ask({ id, operation, input, subject, timeout }: AskedOfRoom): Promise<Told> {
    return this.within(id, timeout, async (db, committing) => {
      const name = named(operation)
      const fit = await this.fitted(db)
      const missing = missingFor(fit, name)
      if (missing) return { missing }
      const declared = contract[name] as unknown as Query | Mutation
      const value = await (answers[name] as unknown as SqlAnswer<MarketplaceOperation>)(fittedClient(db, fit, committing), input as never, {
        subject,
        now: new Date(),
        kept: capabilityOf(name) === 'users' ? await this.kept(fit) : null,
      })
      // What somebody else's database holds is held to the same form as what somebody else's server answers.
      const parsed = declared.output.safeParse(value)
      if (parsed.success || declared.kind === 'mutation') return { value: parsed.success ? parsed.data : value }
      return {
        misfit: parsed.error.issues
          .slice(0, 3)
          .map(({ path }) => path.join('.'))
          .join(', '),
      }
    })
  }

  /** The SQL an operation would run, with its values written out, without running it. */
  plan({ id, operation, input, subject, timeout }: AskedOfRoom): Promise<Told<string[]>> {
    return this.within<string[]>(id, timeout, async (db) => {
      const name = named(operation)
      const fit = await this.fitted(db)
      const missing = missingFor(fit, name)
      if (missing) return { missing }
      const { client, statements } = plannedOn(db, fit, contract[name].kind === 'query')
      const answer = answers[name] as unknown as SqlAnswer<MarketplaceOperation>
      await answer(client, input as never, { subject, now: new Date() }).catch((error: unknown) => {
        // After the changes were left out, what the answer reads back is not there.
        if (statements.length === 0) throw error
      })
      return { value: statements }
    })
  }

  /** Whether it may be changed: takes the right to write, and gives it back. Changes nothing. */
  writable(id: string, timeout: number): Promise<Told<true>> {
    return this.within<true>(id, timeout, async (db) => {
      const fit = await this.fitted(db)
      const table = Object.values(fit).find((one) => one && !one.view)
      const column = Object.values(table?.columns ?? {}).find((one) => one !== null)
      const tx = await db.transaction('write')
      try {
        // A read-only token may begin to write: only the statement is refused. No row is ever its.
        if (table && column) {
          const name = quoted(column.name)
          await tx.execute(`UPDATE main.${quoted(table.name)} SET ${name} = ${name} WHERE 0`)
        }
        await tx.rollback()
      } finally {
        tx.close()
      }
      return { value: true }
    })
  }

  /** What is in it, read anew. */
  inspect(id: string, timeout: number): Promise<Told<SchemaReport>> {
    return this.within(id, timeout, async (db) => {
      const { real, fit } = await readSchema(db, this.place?.names ?? {})
      if (JSON.stringify(fit.users) !== JSON.stringify(this.fit?.users)) this.forget()
      this.fit = fit
      return { value: reportOf(real, fit) }
    })
  }

  private async within<T>(id: string, timeout: number, work: (db: Client, committing: () => void) => Promise<Told<T>>): Promise<Told<T>> {
    const controller = new AbortController()
    this.controllers.set(id, controller)
    const timer = setTimeout(() => controller.abort(new DOMException('timeout', 'TimeoutError')), timeout)
    const { signal } = controller
    let committing = false
    const commits = (): void => {
      // Nobody waits for it any more: it must not happen after all.
      signal.throwIfAborted()
      committing = true
    }
    try {
      return await this.queue(async () => {
        // Lets a cancel in that came meanwhile.
        await turn()
        signal.throwIfAborted()
        const stopped = new Promise<never>((_, refuse) => signal.addEventListener('abort', () => refuse(signal.reason), { once: true }))
        stopped.catch(() => undefined)
        return await calls.run(signal, async () => await Promise.race([this.connected().then((db) => work(db, commits)), stopped]))
      })
    } catch (error) {
      if (error instanceof Refusal) return { refusal: { status: error.status, detail: error.detail } }
      const broken = await this.understood(brokenBy(error), committing)
      this.mend(broken)
      // SQLite's own no at COMMIT is an answer: it is rolled back.
      const answered = broken.cause === 'busy' || broken.cause === 'constraint' || broken.cause === 'read_only'
      return { broken, committing: committing && !answered }
    } finally {
      clearTimeout(timer)
      this.controllers.delete(id)
    }
  }

  /**
   * A server that closes a web socket says nothing, whether it refuses the token, refuses a write, or went away. Asked
   * once more for nothing, it shows which: where that is answered, it was the write.
   */
  private async understood(broken: Broken, committing: boolean): Promise<Broken> {
    if (!this.place) return broken
    // One that only reads is refused nothing but the repair of what a writer left half done.
    if (broken.cause === 'read_only' && this.place.address.kind === 'file' && !this.place.writes) return { ...broken, cause: 'unfinished' }
    if (broken.cause !== 'closed' || committing) return broken
    const again = await connect(this.place)
    try {
      await again.execute('SELECT 1')
      return { cause: this.place.writes ? 'read_only' : 'reset', code: broken.code }
    } catch (error) {
      const second = brokenBy(error)
      return second.cause === 'closed' ? { cause: 'unauthorized', code: broken.code } : second
    } finally {
      again.close()
    }
  }

  /** The next call begins anew where this one may have left something wrong. */
  private mend({ cause }: Broken): void {
    if (cause === 'schema') {
      this.fit = null
      this.forget()
    }
    // After a BEGIN that met a lock libSQL can commit nothing more on its connection ("SQL statements in progress").
    if (cause === 'cancelled' || cause === 'constraint') return
    this.db?.close()
    this.db = null
    // Somebody's lock, or a slow answer, makes nothing untrue.
    if (cause !== 'busy' && cause !== 'timeout') this.forget()
  }

  /** Who is in an embedded database, where that is in memory by now. It is there to be quick: without it all works the same. */
  private async kept(fit: Fit): Promise<Caller['kept']> {
    const { place } = this
    if (!this.thread || place?.address.kind !== 'file' || place.writes || !fit.users?.rowid || fit.users.view) return null
    const { path } = place.address
    try {
      this.keeper ??= new Keeper(this.thread, { uri: uriOf(path, await hasWriteAheadLog(path)), fit })
      return this.keeper.look()
    } catch {
      return null
    }
  }

  /** What was read under other names is not kept. */
  private forget(): void {
    this.keeper?.close()
    this.keeper = null
  }

  private async fitted(db: Client): Promise<Fit> {
    this.fit ??= (await readSchema(db, this.place?.names ?? {})).fit
    return this.fit
  }

  private async connected(): Promise<Client> {
    if (this.db) return this.db
    const { place } = this
    if (!place) throw new Error('The room has no database.')
    if (place.address.kind === 'file') await mustBeThere(place.address.path)
    const db = await connect(place)
    this.db = db
    return db
  }
}

const named = (operation: string): MarketplaceOperation => {
  if (!isOperationName(operation) || contract[operation].system !== 'marketplace')
    throw new TypeError('Not an operation of the marketplace.')
  return operation as MarketplaceOperation
}

const connect = async ({ address, token, writes }: Place): Promise<Client> => {
  if (address.kind === 'server') return createClient({ url: address.url, ...(token ? { authToken: token } : {}), fetch: watched })
  const logged = !writes && (await hasWriteAheadLog(address.path))
  // Encoded once more for the client.
  const uri = encodeURIComponent(uriOf(address.path, writes || logged))
  const db = createClient({ url: `file:${uri}`, timeout: BUSY, concurrency: logged ? 1 : 2 })
  // To read beside a log SQLite makes files that only a connection of mode rw takes away again: it is held to reading so.
  if (logged) await db.execute('PRAGMA query_only = ON')
  return db
}

/** fetch that stops with the call it is for, and follows no redirect with a token in hand. */
const watched = (request: Request): Promise<Response> => {
  const signal = calls.getStore()
  return fetch(request, { redirect: 'error', ...(signal ? { signal } : {}) })
}
