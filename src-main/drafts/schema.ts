import type Database from 'libsql'
import { bringUp } from '../own-file'

/** One step a version, never edited once released. A draft's text stands in its versions; `documents` is what was sent. */
const steps: readonly string[] = [
  `
  CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    environment_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
  );
  CREATE INDEX drafts_changed ON drafts (environment_id, changed_at);
  CREATE TABLE versions (
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    writer TEXT,
    subject TEXT NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (draft, version)
  );
  CREATE TABLE documents (
    sha256 TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    text TEXT NOT NULL
  );
  `,
]

/** Brings a file to the newest version. Throws where it is from a newer Opsdesk. */
export const migrate = (db: Database.Database): void => bringUp(db, steps, 'These drafts are')
