import type Database from 'libsql'
import { bringUp } from '../own-file'

/**
 * One step a version, never edited once released. `place` is an environment at an address; `name` a service, or '' for
 * whether Agentbot itself was reached. Times are milliseconds.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE tallies (
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    state TEXT NOT NULL,
    readings INTEGER NOT NULL,
    PRIMARY KEY (place, name, bucket, state)
  ) WITHOUT ROWID;
  CREATE TABLE standings (
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT,
    since INTEGER NOT NULL,
    after INTEGER,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (place, name)
  ) WITHOUT ROWID;
  CREATE TABLE changes (
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    after INTEGER NOT NULL,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    detail TEXT
  );
  CREATE INDEX changes_by_time ON changes (place, name, at);
  CREATE TABLE figures (
    place TEXT NOT NULL,
    figure TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    at INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (place, figure, bucket)
  ) WITHOUT ROWID;
  `,
]

/** Brings a file to the newest version. Throws where it is from a newer Opsdesk. */
export const migrate = (db: Database.Database): void => bringUp(db, steps, 'This history is')
