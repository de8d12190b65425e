import type Database from 'libsql'
import { EntryBody, GENESIS, hashOf } from './entry'
import type { Head } from './store'

/** What verifying the chain found. `first_bad` is the first entry that is not as it was written. */
export interface Verification {
  whole: boolean
  entries: number
  head: Head
  first_bad: { seq: number; why: string } | null
  /** Entries the keychain's head knows of and the file no longer has. Null where no head was kept. */
  tail_lost: number | null
  milliseconds: number
}

/**
 * Walks the whole chain: every hash, every link, no gap. `kept` is the head from the keychain: a file that ends before
 * it, or holds another entry in its place, had its tail cut or was replaced.
 */
export const verify = (db: Database.Database, kept: Head | null): Verification => {
  const begun = performance.now()
  let previous = GENESIS
  let last = 0
  let bad: Verification['first_bad'] = null
  let at_kept: string | null = kept?.seq === 0 ? GENESIS : null

  for (const row of db.prepare('SELECT seq, at, body, previous, hash FROM entries ORDER BY seq').iterate()) {
    const { seq, at, body, previous: link, hash } = row as { seq: number; at: string; body: string; previous: string; hash: string }
    const why = wrongWith({ seq, at, body, link, hash }, last, previous)
    if (why) {
      bad = { seq: seq === last + 1 ? seq : last + 1, why }
      break
    }
    if (seq === kept?.seq) at_kept = hash
    previous = hash
    last = seq
  }
  if (!bad && kept && last >= kept.seq && at_kept !== kept.hash) bad = { seq: kept.seq, why: 'it is not the entry the keychain remembers' }
  const tail_lost = kept && !bad ? Math.max(0, kept.seq - last) : null
  return {
    whole: !bad && !tail_lost,
    entries: last,
    head: { seq: last, hash: previous },
    first_bad: bad,
    tail_lost,
    milliseconds: performance.now() - begun,
  }
}

const wrongWith = (
  entry: { seq: number; at: string; body: string; link: string; hash: string },
  last: number,
  previous: string,
): string | null => {
  if (entry.seq !== last + 1) return 'an entry is missing or out of order'
  if (entry.link !== previous) return 'it does not follow the entry before'
  if (hashOf(entry.seq, entry.at, entry.link, entry.body) !== entry.hash) return 'its text was changed'
  return null
}

/** Whether `writes` says what the entries say. It is an index, so a difference means that it was edited. */
export const disagreement = (db: Database.Database): string | null => {
  const states = new Map<string, string>()
  for (const row of db.prepare('SELECT body FROM entries ORDER BY seq').iterate()) {
    const body = EntryBody.safeParse(JSON.parse((row as { body: string }).body))
    if (!body.success) return 'an entry is not of this schema'
    if (body.data.kind === 'intent') states.set(body.data.attempt, 'sending')
    if (body.data.kind === 'outcome') states.set(body.data.attempt, body.data.outcome)
    if (body.data.kind === 'settlement') states.set(body.data.attempt, `settled_${body.data.outcome}`)
  }
  for (const row of db.prepare('SELECT attempt, state FROM writes').iterate()) {
    const { attempt, state } = row as { attempt: string; state: string }
    if (states.get(attempt) !== state) return attempt
    states.delete(attempt)
  }
  return states.keys().next().value ?? null
}
