import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Remote } from 'comlink'
import { roomIn, type WorkerName, workerFile } from './workers'

/** A database of this desk, kept by a thread that starts when it is first needed. */
export interface LateRoom<T> {
  /** Starts the thread where it does not run. Rejects where the file can't be opened; the next call tries again. */
  opened(): Promise<Remote<T>>
  close(): Promise<void>
}

interface Parts<T> {
  folder: string
  /** The thread, and its file `name.db` in the folder, which nobody else may read. */
  name: WorkerName
  /** Opens the file, and does what comes before anything else. */
  open: (room: Remote<T>, file: string) => Promise<void>
}

export const lateRoom = <T extends { close(): void }>({ folder, name, open }: Parts<T>): LateRoom<T> => {
  let opening: Promise<{ room: Remote<T>; worker: Worker }> | null = null
  const start = async (): Promise<{ room: Remote<T>; worker: Worker }> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${name}.db`)
    const { room, worker } = roomIn<T>(workerFile(name))
    try {
      await open(room, file)
      await Promise.all([file, `${file}-wal`, `${file}-shm`].map((each) => chmod(each, 0o600).catch(() => undefined)))
      return { room, worker }
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }
  return {
    async opened() {
      opening ??= start()
      try {
        return (await opening).room
      } catch (error) {
        // A disk may have room by the next call.
        opening = null
        throw error
      }
    },
    async close() {
      const { room, worker } = (await opening?.catch(() => null)) ?? {}
      opening = null
      await (room as Remote<{ close(): void }> | undefined)?.close().catch(() => undefined)
      await worker?.terminate()
    },
  }
}
