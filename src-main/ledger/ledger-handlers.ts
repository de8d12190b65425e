import type { Output } from '@contract'
import { fail, failure, succeed } from '@contract/failure'
import type { DeskHandlersOf } from '../desk'
import { type Keychain, KeychainFailure } from '../environments/keychain'
import type { Surroundings } from '../surroundings'
import type { Grace } from '../writes/grace'
import type { Ledger } from './ledger'
import { exportSigned } from './sign'

interface Parts {
  ledger: Ledger
  keychain: Keychain
  grace: Grace
  surroundings: Surroundings
  recheck: (attempt: string) => ReturnType<DeskHandlersOf<'ledger'>['ledger.recheck']>
  settle: (attempt: string, outcome: 'done' | 'not_done', note: string) => ReturnType<DeskHandlersOf<'ledger'>['ledger.settle']>
  document: (sha256: string) => Promise<string | null>
  now: () => Date
}

export const ledgerHandlers = ({
  ledger,
  keychain,
  grace,
  surroundings,
  recheck,
  settle,
  document,
  now,
}: Parts): DeskHandlersOf<'ledger'> => ({
  'ledger.list': async ({ offset, limit, ...filter }) => {
    const { items, total } = await ledger.list(filter, offset, limit)
    return succeed({ items: items.map(shown), total, offset, end: offset + items.length >= total, note: null })
  },
  'ledger.lines': async ({ offset, limit, ...filter }) => {
    const { items, total } = await ledger.lines(filter, offset, limit)
    return succeed({ items, total, offset, end: offset + items.length >= total, note: null })
  },
  'ledger.outcomes': async ({ offset, limit, sort, order, ...filter }) => {
    const { items, total } = await ledger.outcomes(filter, { by: sort, descending: order === 'desc' }, offset, limit)
    return succeed({ items, total, offset, end: offset + items.length >= total, note: null })
  },
  'ledger.figures': async ({ heads, ...filter }) => succeed({ items: await ledger.figures(filter, heads) }),
  'ledger.get': async ({ attempt }) => {
    const write = await ledger.write(attempt)
    const story = await ledger.story(attempt)
    return succeed(
      write && { write: shown(write), entries: story.map(({ seq, at, body, hash }) => ({ seq, at, hash, body: JSON.parse(body) })) },
    )
  },
  'ledger.health': async () => {
    const health = ledger.health()
    const { total } = await ledger.list({ states: ['unknown'] }, 0, 1).catch(() => ({ total: 0 }))
    return succeed({ ...health, unknown: total })
  },
  'ledger.verify': async () => succeed(await ledger.verify()),
  'ledger.document': async ({ sha256 }) => {
    const text = await document(sha256)
    return succeed(text === null ? null : { text })
  },
  'ledger.export_signed': async () => {
    const day = now().toISOString().slice(0, 10)
    const file = await surroundings.saveFile(`opsdesk-ledger-${day}.jsonl`)
    if (file === null) return succeed({ saved: false, file: null, entries: 0 })
    try {
      return succeed({ saved: true, file, entries: await exportSigned(ledger, keychain, file, now()) })
    } catch (error) {
      if (error instanceof KeychainFailure)
        return fail(
          failure('keychain', 'The signing key could not be read from the keychain.', {
            not: 'No file was written.',
            next: 'Unlock the keychain, then try again.',
          }),
        )
      return fail(
        failure('refused_here', 'The file could not be written.', {
          not: 'No file was written.',
          next: 'Choose another place and try again.',
        }),
      )
    }
  },
  'ledger.recheck': ({ attempt }) => recheck(attempt),
  'ledger.settle': ({ attempt, outcome, note }) => settle(attempt, outcome, note),
  'ledger.undo': async ({ attempt }) => succeed({ undone: grace.undo(attempt) }),
})

/** A write without what only the ledger itself needs. */
const shown = ({ input_hash: _, ...write }: Awaited<ReturnType<Ledger['list']>>['items'][number]): Output<'ledger.list'>['items'][number] =>
  write
