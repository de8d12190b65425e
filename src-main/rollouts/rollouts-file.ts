import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { RolloutStep } from '@contract/desk/rollouts'
import { type Failure, fail, failure, type Result } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

/** A rollout that is under way: what becomes an entry of the ledger when it ends. */
const Running = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  begun_at: z.string(),
  begun_by: z.string(),
  recorded: z.object({ seq: z.int(), at: z.string(), hash: z.string() }),
  steps: z.array(RolloutStep),
})
export type Running = z.output<typeof Running>

const File = z.object({ version: z.literal(1), running: z.array(Running) })
type File = z.output<typeof File>

export interface RolloutsFile {
  running(): readonly Running[]
  find(id: string): Running | null
  /**
   * Changes are queued: each sees the one before. What `work` changed is kept on disk before its value is given back; a
   * failure, or a disk that refuses, leaves everything as it was.
   */
  change<T>(work: (running: Running[]) => Result<T> | Promise<Result<T>>): Promise<Result<T>>
  close(): Promise<void>
}

/** rollouts.json in the desk's folder, mode 0600. One that can't be read is put aside under another name, and begun anew. */
export const openRolloutsFile = async (folder: string): Promise<RolloutsFile> => {
  const path = join(folder, 'rollouts.json')
  let file = await opened(path)
  let queue: Promise<unknown> = Promise.resolve()
  return {
    running: () => file.running,
    find: (id) => file.running.find((one) => one.id === id) ?? null,
    change<T>(work: (running: Running[]) => Result<T> | Promise<Result<T>>) {
      const step = queue.then(async (): Promise<Result<T>> => {
        const next = structuredClone(file)
        const result = await work(next.running)
        if (!result.ok) return result
        try {
          await writeFileAtomic(path, `${JSON.stringify(next)}\n`, { mode: 0o600 })
        } catch {
          return fail(notKept())
        }
        file = next
        return result
      })
      queue = step.catch(() => undefined)
      return step
    },
    close: async () => void (await queue),
  }
}

const opened = async (path: string): Promise<File> => {
  const none: File = { version: 1, running: [] }
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return none
  try {
    return File.parse(JSON.parse(text))
  } catch {
    await rename(path, `${path}.unreadable`).catch(() => undefined)
    return none
  }
}

const notKept = (): Failure =>
  failure('refused_here', 'This can’t be kept: the disk did not take it.', {
    not: 'The rollout is as it was before.',
    next: 'Make room on the disk, then try again.',
  })
