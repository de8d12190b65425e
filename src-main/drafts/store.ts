import { createHash, randomUUID } from 'node:crypto'
import type { Draft, DraftKind, DraftWithText, VersionWhy } from '@contract/desk/drafts'
import Database from 'libsql'
import { inTransaction, plain } from '../own-file'
import { migrate } from './schema'
import { type Thinnable, thinned } from './thinning'

export interface NewDraft {
  draft_id: string
  environment_id: string
  kind: DraftKind
  name: string
  subject: string
  html: string
  why: VersionWhy
}
export interface Save {
  draft_id: string
  writer: string
  base: number
  subject: string
  html: string
  why: VersionWhy
}
export interface Saved {
  draft: Draft
  copied: 'changed' | 'deleted' | null
}
export interface Version {
  version: number
  at: string
  why: VersionWhy
  subject: string
  characters: number
}

const COLUMNS = `d.id, d.environment_id, d.kind, d.name, v.subject, d.version, d.created_at, d.changed_at, d.deleted_at,
  length(v.html) AS characters`
const FROM = 'drafts d JOIN versions v ON v.draft = d.id AND v.version = d.version'
/** Deleted drafts can be brought back for so long. */
const KEPT_DELETED = 30 * 24 * 3_600_000

/** The file of drafts and of what was sent. Synchronous: it lives in a worker thread. Every method is one transaction. */
export class DraftStore {
  private readonly db: Database.Database

  constructor(file: string, now: Date) {
    this.db = new Database(file, { timeout: 5000 })
    // FULL: a document stands on disk before it is sent, and a draft survives a power cut.
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
    migrate(this.db)
    this.db.prepare('DELETE FROM drafts WHERE deleted_at < ?').run(new Date(now.getTime() - KEPT_DELETED).toISOString())
  }

  close(): void {
    this.db.close()
  }

  list(
    { environment_id, kind, deleted }: { environment_id: string; kind?: DraftKind; deleted: boolean },
    offset: number,
    limit: number,
  ): { items: Draft[]; total: number } {
    const where = `WHERE d.environment_id = ? AND d.deleted_at IS ${deleted ? 'NOT NULL' : 'NULL'} AND (? IS NULL OR d.kind = ?)`
    const parameters = [environment_id, kind ?? null, kind ?? null]
    const rows = this.db
      .prepare(`SELECT ${COLUMNS} FROM ${FROM} ${where} ORDER BY d.changed_at DESC, d.rowid DESC LIMIT ? OFFSET ?`)
      .all(...parameters, limit, offset)
    const { n } = this.db.prepare(`SELECT count(*) AS n FROM drafts d ${where}`).get(...parameters) as { n: number }
    return { items: rows.map(plain<Draft>), total: n }
  }

  get(id: string): DraftWithText | null {
    const row = this.db.prepare(`SELECT ${COLUMNS}, v.html FROM ${FROM} WHERE d.id = ?`).get(id)
    return row ? plain<DraftWithText>(row) : null
  }

  /** Asked twice with one id, it makes one. */
  create({ draft_id, environment_id, kind, name, subject, html, why }: NewDraft, at: Date): DraftWithText {
    return this.transaction(() => {
      const there = this.get(draft_id)
      if (there) return there
      const now = at.toISOString()
      this.db.prepare('INSERT INTO drafts VALUES (?, ?, ?, ?, 0, ?, ?, NULL)').run(draft_id, environment_id, kind, name, now, now)
      this.append(draft_id, { subject, html, why, writer: null }, at)
      return this.known(draft_id)
    })
  }

  /** Null where there never was such a draft: then there is nothing to make a copy after. */
  save({ draft_id, writer, base, subject, html, why }: Save, at: Date): Saved | null {
    const there = this.get(draft_id)
    if (!there) return null
    if (there.subject === subject && there.html === html) return { draft: withoutText(there), copied: null }
    const others = this.db
      .prepare('SELECT 1 FROM versions WHERE draft = ? AND version > ? AND writer IS NOT ? LIMIT 1')
      .get(draft_id, base, writer)
    if (there.deleted_at === null && !others)
      return this.transaction(() => {
        this.append(draft_id, { subject, html, why, writer }, at)
        return { draft: withoutText(this.known(draft_id)), copied: null }
      })
    const { environment_id, kind } = there
    const name = `${there.name || there.subject || 'Untitled'} (typed in another window)`.slice(0, 200)
    const copy = this.create({ draft_id: randomUUID(), environment_id, kind, name, subject, html, why: 'copied' }, at)
    return { draft: withoutText(copy), copied: there.deleted_at === null ? 'changed' : 'deleted' }
  }

  rename(id: string, name: string): Draft | null {
    this.db.prepare('UPDATE drafts SET name = ? WHERE id = ?').run(name, id)
    return this.shown(id)
  }

  duplicate(id: string, copy: Pick<NewDraft, 'draft_id' | 'kind' | 'name'>, at: Date): DraftWithText | null {
    const there = this.get(id)
    if (!there) return null
    const { environment_id, subject, html } = there
    return this.create({ environment_id, subject, html, why: 'copied', ...copy }, at)
  }

  deleted(id: string, at: Date | null): Draft | null {
    this.db.prepare('UPDATE drafts SET deleted_at = ? WHERE id = ?').run(at?.toISOString() ?? null, id)
    return this.shown(id)
  }

  versions(id: string): Version[] {
    return this.db
      .prepare('SELECT version, at, why, subject, length(html) AS characters FROM versions WHERE draft = ? ORDER BY version DESC')
      .all(id)
      .map(plain<Version>)
  }

  version(id: string, version: number): (Version & { html: string }) | null {
    const row = this.db
      .prepare('SELECT version, at, why, subject, html, length(html) AS characters FROM versions WHERE draft = ? AND version = ?')
      .get(id, version)
    return row ? plain<Version & { html: string }>(row) : null
  }

  /** On disk once it returns. The same text twice is kept once. */
  keep(texts: readonly string[], at: Date): void {
    this.transaction(() => {
      const add = this.db.prepare('INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      for (const text of texts) add.run(createHash('sha256').update(text).digest('hex'), at.toISOString(), text)
    })
  }

  document(sha256: string): string | null {
    const row = this.db.prepare('SELECT text FROM documents WHERE sha256 = ?').get(sha256) as { text: string } | undefined
    return row?.text ?? null
  }

  private append(id: string, text: { subject: string; html: string; why: string; writer: string | null }, at: Date): void {
    const { version } = this.db.prepare('SELECT version + 1 AS version FROM drafts WHERE id = ?').get(id) as { version: number }
    const now = at.toISOString()
    this.db
      .prepare('INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(id, version, now, text.why, text.writer, text.subject, text.html)
    this.db.prepare('UPDATE drafts SET version = ?, changed_at = ? WHERE id = ?').run(version, now, id)
    const drop = this.db.prepare('DELETE FROM versions WHERE draft = ? AND version = ?')
    for (const one of thinned(this.versions(id) as Thinnable[], at)) drop.run(id, one)
  }

  private shown(id: string): Draft | null {
    const there = this.get(id)
    return there && withoutText(there)
  }
  private known(id: string): DraftWithText {
    const there = this.get(id)
    if (!there) throw new Error('A draft that was just written is not there.')
    return there
  }

  private transaction<T>(work: () => T): T {
    return inTransaction(this.db, work)
  }
}

const withoutText = ({ html: _, ...draft }: DraftWithText): Draft => draft
