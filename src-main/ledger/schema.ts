import type Database from 'libsql'
import { bringUp } from '../own-file'

/**
 * The ledger's schema, one step a version. A step is never edited once it has been released: a test opens a file of
 * every earlier version. `entries` is the record; `writes` is what follows from it and can be built again from it.
 */
export const steps: readonly string[] = [
  `
  CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    attempt TEXT GENERATED ALWAYS AS (body ->> 'attempt') VIRTUAL
  );
  CREATE INDEX entries_attempt ON entries (attempt);
  CREATE TRIGGER entries_in_order BEFORE INSERT ON entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    BEGIN SELECT raise(ABORT, 'an entry out of order'); END;
  CREATE TRIGGER entries_not_edited BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER entries_not_deleted BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

  CREATE TABLE writes (
    attempt TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    tries INTEGER NOT NULL,
    operation TEXT NOT NULL,
    effect TEXT NOT NULL,
    environment TEXT NOT NULL,
    target TEXT NOT NULL,
    subject TEXT,
    job TEXT,
    input_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    status INTEGER,
    duration_ms REAL
  );
  CREATE UNIQUE INDEX writes_open ON writes (environment, target) WHERE state IN ('sending', 'unknown');
  CREATE INDEX writes_seq ON writes (seq);
  CREATE INDEX writes_job ON writes (job) WHERE job IS NOT NULL;
  CREATE INDEX writes_target ON writes (environment, target);
  `,
  `
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    environment TEXT NOT NULL,
    operation TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    pace INTEGER NOT NULL,
    retries TEXT
  );
  CREATE TABLE job_items (
    job TEXT NOT NULL REFERENCES jobs (id),
    n INTEGER NOT NULL,
    attempt TEXT NOT NULL UNIQUE,
    target TEXT NOT NULL,
    input TEXT NOT NULL,
    left_out TEXT,
    PRIMARY KEY (job, n)
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE jobs ADD COLUMN stopped_by TEXT;
  ALTER TABLE job_items ADD COLUMN stated_cents INTEGER;
  CREATE INDEX writes_operation ON writes (environment, operation, seq);
  `,
  // Entries of rollouts are a kind that an earlier Opsdesk does not know: it must not open such a file and call it edited.
  `
  CREATE INDEX entries_rollout ON entries (body ->> 'rollout') WHERE body ->> 'rollout' IS NOT NULL;
  CREATE INDEX jobs_state ON jobs (state, at);
  `,
]

export const SCHEMA_VERSION = steps.length

/** Brings a file to the newest version. Throws where it is from a newer Opsdesk. */
export const migrate = (db: Database.Database): void => bringUp(db, steps, 'This ledger is')
