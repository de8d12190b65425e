import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Remote } from 'comlink'
import pLimit from 'p-limit'
import type { DeskHandlersOf } from '../desk'
import { lateRoom } from '../late-room'
import { holdPreview } from './previews'
import { createRemoteImages, type RemoteImages } from './remote-images'
import type { DraftsRoom } from './room'

export interface Drafts {
  handlers: DeskHandlersOf<'drafts'>
  /** Keeps the documents a write is about to send, by their SHA-256. Null where they are on disk; else send nothing. */
  keepDocuments(texts: readonly string[]): Promise<Failure | null>
  /** A document that was sent from here, by its SHA-256 in hex. Null where it is not kept. */
  document(sha256: string): Promise<string | null>
  close(): Promise<void>
}

/** The most pictures of one preview that are fetched. */
const MOST_IMAGES = 60

type Room = Remote<DraftsRoom>

/** Drafts, templates and what was sent: drafts.db in the desk's folder, kept by a thread that starts when it is first needed. */
export const openDrafts = (folder: string, now: () => Date, images: RemoteImages = createRemoteImages()): Drafts => {
  const late = lateRoom<DraftsRoom>({
    folder,
    name: 'drafts',
    async open(room, file) {
      await room.open(file, now())
    },
  })
  const ask = async <T>(work: (room: Room) => Promise<T>): Promise<Result<T>> => {
    try {
      return succeed(await work(await late.opened()))
    } catch (error) {
      return fail(notKept(error))
    }
  }
  /** For what must be there: null says that it is gone. */
  const must = async <T>(work: (room: Room) => Promise<T | null>): Promise<Result<T>> => {
    const found = await ask(work)
    if (!found.ok) return found
    return found.value === null ? fail(noDraft()) : succeed(found.value)
  }

  return {
    handlers: {
      'drafts.list': async ({ offset, limit, environment_id, kind, deleted }) => {
        const filter = { environment_id, deleted, ...(kind ? { kind } : {}) }
        const found = await ask((room) => room.list(filter, offset, limit))
        if (!found.ok) return found
        const { items, total } = found.value
        return succeed({ items, total, offset, end: offset + items.length >= total, note: null })
      },
      'drafts.get': ({ draft_id }) => ask((room) => room.get(draft_id)),
      'drafts.create': (input) => ask((room) => room.create(input, now())),
      'drafts.save': (input) => must((room) => room.save(input, now())),
      'drafts.rename': ({ draft_id, name }) => must((room) => room.rename(draft_id, name)),
      'drafts.duplicate': ({ draft_id, new_draft_id, kind, name }) =>
        must((room) => room.duplicate(draft_id, { draft_id: new_draft_id, kind, name }, now())),
      'drafts.delete': ({ draft_id }) => must((room) => room.deleted(draft_id, now())),
      'drafts.undelete': ({ draft_id }) => must((room) => room.deleted(draft_id, null)),
      'drafts.versions': async ({ draft_id }) => {
        const found = await ask((room) => room.versions(draft_id))
        return found.ok ? succeed({ items: found.value }) : found
      },
      'drafts.version': ({ draft_id, version }) => ask((room) => room.version(draft_id, version)),
      'drafts.preview': async ({ html, images: wanted }, { signal }) => {
        const found = await ask((room) => room.remoteImages(html))
        if (!found.ok) return found
        const addresses = [...new Set(found.value.map(({ address }) => address))].filter((address) => address !== '')
        if (!wanted || addresses.length === 0) {
          const remote = addresses.map((address) => ({ address, shown: false, why_not: null }))
          return succeed({ address: holdPreview(html), remote })
        }
        const pictures = new Map<string, string>()
        const at_once = pLimit(6)
        const fetchOne = async (address: string, index: number) => {
          if (index >= MOST_IMAGES) return { address, shown: false, why_not: `More than ${MOST_IMAGES} pictures are not fetched.` }
          const got = await images.get(address, signal)
          if ('why_not' in got) return { address, shown: false, ...got }
          pictures.set(address, got.picture)
          return { address, shown: true, why_not: null }
        }
        const remote = await Promise.all(addresses.map((address, index) => at_once(fetchOne, address, index)))
        const shown = await ask((room) => room.withImages(html, pictures))
        return shown.ok ? succeed({ address: holdPreview(shown.value), remote }) : shown
      },
    },
    async keepDocuments(texts) {
      if (texts.length === 0) return null
      const kept = await ask((room) => room.keep(texts, now()))
      return kept.ok ? null : { ...kept.failure, what: `What is to be sent could not be kept: ${troubleOf(kept.failure.what)}` }
    },
    async document(sha256) {
      const found = await ask((room) => room.document(sha256))
      return found.ok ? found.value : null
    },
    async close() {
      await late.close()
      await images.close()
    },
  }
}

const noDraft = (): Failure =>
  failure('refused_here', 'This draft is no longer on this desk.', {
    not: 'Nothing was kept.',
    next: 'Copy what you typed, and make a new draft.',
  })

const troubles: readonly [RegExp, string][] = [
  [/SQLITE_FULL|disk is full/, 'the disk is full.'],
  [/SQLITE_CORRUPT|SQLITE_NOTADB|not a database|malformed/, 'the file of drafts is damaged.'],
  [/SQLITE_READONLY|SQLITE_CANTOPEN|readonly|unable to open/, 'the file of drafts can’t be opened for writing.'],
  [/of version/, 'the file of drafts is of a newer Opsdesk.'],
]
const troubleOf = (words: string): string => troubles.find(([code]) => code.test(words))?.[1] ?? 'the file of drafts did not take it.'

const notKept = (error: unknown): Failure =>
  failure('refused_here', `Drafts can’t be kept or read: ${troubleOf(error instanceof Error ? error.message : String(error))}`, {
    not: 'Nothing was sent and nothing was saved.',
    next: 'Copy what you typed to a safe place, mend the disk, then try again.',
  })
