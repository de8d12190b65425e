import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'

/** Runs SQL on a file in a process of its own, as the marketplace's own server would. */
export const byAnother = (file: string, sql: string): void => {
  const script = `const Database = require('libsql'); const db = new Database(process.argv[1], { timeout: 5000 }); db.exec(process.argv[2]); db.close()`
  execFileSync(process.execPath, ['-e', script, file, sql], { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** A fresh folder's database file with these tables and rows. */
export const fileWith = (sql: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'opsdesk-file-')), 'agentpowers.db')
  const db = new Database(file)
  db.exec(sql)
  db.close()
  return file
}

/** As agentpowers-admin names its columns, and no more. */
export const documented = `
  CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT, display_name TEXT, is_admin BOOLEAN DEFAULT FALSE, tos_accepted_at TIMESTAMP, stripe_connect_id TEXT);
  INSERT INTO users (id, email, display_name) VALUES ('user_1', 'one@example.com', 'One'), ('user_2', 'two@example.com', 'Two_100%'), ('user_3', 'three@example.com', NULL);
`

/** Another's names and manners: truths as words, instants as seconds, tables called otherwise, a view, and more than we know. */
export const odd = `
  CREATE TABLE "People" (uid TEXT PRIMARY KEY NOT NULL, mail TEXT, full_name TEXT, admin TEXT NOT NULL DEFAULT 'FALSE', tos_accepted_at INTEGER, stripe_connect_id TEXT, state TEXT NOT NULL DEFAULT 'active', joined INTEGER, deletion_requested_at INTEGER, deletion_scheduled_at INTEGER, newsletter TEXT DEFAULT 'false', shoe_size REAL) WITHOUT ROWID;
  INSERT INTO "People" (uid, mail, full_name, admin, tos_accepted_at, state, joined, newsletter) VALUES
    ('u1', 'ada@example.com', 'Ada', 'TRUE', 1700000000, 'active', 1690000000, 'true'),
    ('u2', 'bob@example.com', 'Bob', 'FALSE', NULL, 'active', 1690000100, 'true'),
    ('u3', 'cyd@example.com', 'Cyd', 'FALSE', NULL, 'held', 1690000200, 'false');
  CREATE TABLE flags (flag_id INTEGER PRIMARY KEY, type TEXT, metadata TEXT, status TEXT DEFAULT 'open', resolved_by TEXT, resolved_at INTEGER, notes TEXT, created_at INTEGER);
  INSERT INTO flags (flag_id, type, metadata, created_at) VALUES (7, 'buyer_seller_burst', '{"purchases": 9}', 1700000500);
  CREATE VIEW categories AS SELECT 'cat-a' AS id, 'a' AS slug, 'A' AS name;
  CREATE TABLE audit_log (id TEXT PRIMARY KEY NOT NULL, admin_id TEXT NOT NULL, action TEXT NOT NULL, entity_type TEXT, entity_id TEXT, details TEXT, created_at INTEGER NOT NULL);
`
/** What a person says of it on the environment's page. */
export const oddNames = {
  users: {
    table: 'People',
    columns: {
      id: 'uid',
      email: 'mail',
      display_name: 'full_name',
      is_admin: 'admin',
      account_status: 'state',
      created_at: 'joined',
      marketing_opt_in: 'newsletter',
    },
  },
}
