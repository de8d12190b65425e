import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { contract } from '@contract'
import type { NameMap, SchemaReport } from '@contract/desk/databases'
import type { ConnectionTest } from '@contract/desk/environments'
import { fail, failure, type Result, succeed } from '@contract/failure'
import { type Remote, wrap } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { workerFile } from '../workers'
import { databaseAddress } from './database-address'
import { toldFailure } from './database-failures'
import type { AskedOfRoom, DatabaseRoom, Place, Told } from './database-room'
import { testDatabase } from './database-test'
import type { Asked } from './failures'
import { cancelled } from './failures'
import type { ServedCall } from './upstream'

/** A call to an environment's database: its own address and token, what its names are, and who asks. */
export type DatabaseCall = Pick<ServedCall, 'operation' | 'input' | 'base_url' | 'credential' | 'signal' | 'attempt'> & {
  names: NameMap
  /** The user id that a change is put down to. */
  subject: string
}
type At = Pick<DatabaseCall, 'base_url' | 'credential' | 'names' | 'signal'>

export interface DatabaseSource {
  /** Answers an operation of the marketplace in SQL. Never throws. */
  send(call: DatabaseCall): Promise<Result<unknown>>
  /** The SQL a write would run. */
  plan(call: DatabaseCall): Promise<Result<string[]>>
  schema(at: At): Promise<Result<SchemaReport>>
  /** Whether it can be reached, read, and understood. */
  test(at: At): Promise<ConnectionTest>
  close(): Promise<void>
}

interface Opened {
  worker: Worker
  room: Remote<DatabaseRoom>
  opened: Promise<void>
  /** Rejects when the thread is gone. */
  gone: Promise<never>
}

/** A thread that is stuck in a file is given this much more than its own time limit, in milliseconds. */
const GRACE = 1500

/**
 * Databases, each in threads of its own: one reads and can do no more, one writes and is there only once something is
 * written. Times, cancels and failures are the admin API's. A read is not repeated: it is the person who asks again.
 */
export const createDatabaseSource = (): DatabaseSource => {
  const rooms = new Map<string, Opened>()

  const open = (key: string, place: Place): Opened => {
    const known = rooms.get(key)
    if (known) return known
    const worker = new Worker(workerFile('database'))
    const gone = new Promise<never>((_, refuse) => {
      worker.once('error', () => refuse(new Error('worker')))
      worker.once('exit', () => refuse(new Error('worker')))
    })
    gone.catch(() => undefined)
    const room = wrap<DatabaseRoom>(nodeEndpoint(worker))
    const one: Opened = { worker, room, gone, opened: room.open(place) }
    rooms.set(key, one)
    worker.once('exit', () => {
      if (rooms.get(key) === one) rooms.delete(key)
    })
    return one
  }
  const end = async (key: string, one: Opened): Promise<void> => {
    if (rooms.get(key) === one) rooms.delete(key)
    await one.worker.terminate()
  }

  const within = async <T>(
    { base_url, credential, names, signal }: At,
    asked: Omit<Asked, 'token'>,
    limit: number,
    work: (room: Remote<DatabaseRoom>, id: string) => Promise<Told<T>>,
  ): Promise<Result<T>> => {
    const address = databaseAddress(base_url)
    if (!address.ok) return address
    // A file has no token; whoever may read it may.
    const token = address.value.kind === 'file' ? succeed(null) : await credential()
    if (!token.ok) return token
    if (signal.aborted) return fail(cancelled())
    const writes = asked.kind === 'mutation'
    const place: Place = { address: address.value, token: token.value, names, writes }
    const key = JSON.stringify(place)
    const one = open(key, place)
    const id = randomUUID()
    let leave = (): void => undefined
    let timer: NodeJS.Timeout | undefined
    try {
      await Promise.race([one.opened, one.gone])
      // A write that was begun is not stopped by leaving: its answer is worth waiting for.
      const left = new Promise<Told<T>>((resolve) => {
        leave = () => {
          void one.room.cancel(id)
          resolve({ broken: { cause: 'cancelled', code: null }, committing: false })
        }
        if (writes) return
        if (signal.aborted) leave()
        else signal.addEventListener('abort', leave, { once: true })
      })
      const late = new Promise<Told<T>>((resolve) => {
        timer = setTimeout(() => {
          // Reading changes nothing, so its thread may be ended in the middle.
          if (!writes) void end(key, one)
          resolve({ broken: { cause: 'timeout', code: null }, committing: writes })
        }, limit + GRACE)
      })
      const told = await Promise.race([work(one.room, id), left, late, one.gone])
      return 'value' in told ? succeed(told.value) : fail(toldFailure({ ...asked, token: token.value }, told))
    } catch {
      await end(key, one).catch(() => undefined)
      const told = { broken: { cause: 'reset', code: null }, committing: writes } as const
      return fail(toldFailure({ ...asked, token: token.value }, told))
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
    }
  }

  const askedOf = ({ operation }: DatabaseCall): Omit<Asked, 'token'> => ({ kind: contract[operation].kind, request: `SQL ${operation}` })
  const roomCall = ({ operation, input, subject }: DatabaseCall, id: string, timeout: number): AskedOfRoom => ({
    id,
    operation,
    input,
    subject,
    timeout,
  })
  const limitOf = ({ operation }: DatabaseCall): number => Math.min(contract[operation].timeout, 30_000)

  const schema = (at: At): Promise<Result<SchemaReport>> =>
    within(at, { kind: 'query', request: 'SQL schema' }, 20_000, (room, id) => room.inspect(id, 20_000) as Promise<Told<SchemaReport>>)

  return {
    async send(call) {
      if (contract[call.operation].system !== 'marketplace')
        return fail(failure('refused_here', 'This is not the marketplace’s.', { not: 'Nothing was sent.' }))
      const limit = limitOf(call)
      return within(call, askedOf(call), limit, (room, id) => room.ask(roomCall(call, id, limit)) as Promise<Told>)
    },
    plan: (call) =>
      within(
        call,
        { kind: 'query', request: `SQL ${call.operation}` },
        10_000,
        (room, id) => room.plan(roomCall(call, id, 10_000)) as Promise<Told<string[]>>,
      ),
    schema,
    test: (at) =>
      testDatabase(
        () => schema(at),
        () => within(at, { kind: 'mutation', request: 'SQL BEGIN' }, 8000, (room, id) => room.writable(id, 8000) as Promise<Told<true>>),
      ),
    async close() {
      await Promise.all(
        [...rooms].map(async ([key, one]) => {
          await Promise.race([one.room.close(), one.gone]).catch(() => undefined)
          await end(key, one)
        }),
      )
    },
  }
}
