import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { User } from '@contract/marketplace/users'
import { describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import { people } from '../../src-main/practice/people'
import { dayOf, openWorld } from '../../src-main/practice/world'
import { worldFolder } from './world-folder'

const NOW = new Date('2026-06-15T13:45:00Z')
const day = dayOf(NOW)

const contents = async (folder: string, users: number): Promise<unknown[]> => {
  const db = await openWorld({ folder, users, fresh: false }, NOW)
  try {
    const tables = ['users', 'abuse_flags', 'claims', 'skills', 'categories', 'purchases', 'licenses', 'audit_log']
    const answers = await Promise.all(tables.map((table) => db.execute(`SELECT * FROM ${table} ORDER BY id`)))
    return answers.flatMap(({ rows }) => rows.map((row) => ({ ...row })))
  } finally {
    db.close()
  }
}

describe('the people of a world', () => {
  const all = [...people(5000, day)]

  test('are the same for the same size and day', () => {
    expect([...people(5000, day)]).toEqual(all)
    expect([...people(5000, day + 86_400_000)]).not.toEqual(all)
  })

  test.each([1, 2, 30, 500])('are as many as asked for: %i, the practice person first', (size) => {
    const some = [...people(size, day)]
    expect(some).toHaveLength(size)
    expect(some[0]).toMatchObject({ id: castId('you'), is_admin: 1 })
  })

  test('have ids as Clerk writes them, no two alike, and addresses that no one can have', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ email }) => email)).size).toBe(all.length)
    expect(all.filter(({ id }) => !/^user_2[\w-]{26}$/.test(id)).map(({ id }) => id)).toEqual([])
    expect(all.filter(({ email }) => !/@example\.(com|org|net)$/.test(email)).map(({ email }) => email)).toEqual([])
  })

  test('joined recently and never after the day', () => {
    const joined = all.map(({ created_at }) => Date.parse(created_at))
    expect(Math.max(...joined)).toBeLessThanOrEqual(day)
    expect(Math.max(...joined)).toBeGreaterThan(day - 86_400_000)
    expect(all.filter(({ created_at }) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(created_at))).toEqual([])
  })

  test('have deletion timestamps exactly where a deletion is pending, in an order that can be', () => {
    for (const user of all) {
      // A hold hides a pending deletion and does not end it.
      if (user.account_status !== 'held')
        expect(user.deletion_requested_at !== null, user.id).toBe(user.account_status === 'pending_deletion')
      expect(user.deletion_scheduled_at !== null, user.id).toBe(user.deletion_requested_at !== null)
      if (user.deletion_requested_at) expect(user.deletion_requested_at >= user.created_at, user.id).toBe(true)
      if (user.deletion_requested_at) expect((user.deletion_scheduled_at ?? '') > user.deletion_requested_at, user.id).toBe(true)
    }
    expect(all.filter(({ account_status }) => account_status === 'pending_deletion').length).toBeGreaterThan(10)
    expect(all.filter(({ account_status }) => account_status === 'held').length).toBeGreaterThan(10)
  })

  test('hold what is known to break screens, searches and exports', () => {
    const shown = all.map(({ display_name }) => display_name)
    expect(all.filter(({ is_admin }) => is_admin === 1)).toHaveLength(5)
    expect(all.some(({ email }) => email.length === 60)).toBe(true)
    expect(shown).toContain('')
    expect(shown).toContain(null)
    expect(shown.filter((name) => name === 'Alex Morgan').length).toBeGreaterThanOrEqual(3)
    for (const pattern of [/<script>/, /\u202e/, /\p{Script=Arabic}/u, /\p{Script=Han}/u, /\p{Emoji_Presentation}/u, /%.*_.*\./, /'/, /^=/])
      expect(
        shown.some((name) => pattern.test(name ?? '')),
        String(pattern),
      ).toBe(true)
  })

  test('are those the guide speaks of', async () => {
    const guide = await readFile(new URL('../../resources/guide/practice.md', import.meta.url), 'utf8')
    const named = [...guide.matchAll(/`([^`]+@example\.(?:com|org|net))`/g)].map(([, email]) => email)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((named) => !all.some(({ email }) => email === named))).toEqual([])
  })

  test('all fit the contract', () => {
    for (const user of all) expect(User.safeParse(user).success, user.id).toBe(true)
  })
})

describe('the world’s file', () => {
  test('is for its owner alone', async () => {
    const folder = await worldFolder()
    await contents(folder, 60)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'world.db'))).mode & 0o777).toBe(0o600)
  })

  test('closes a folder that was open to others', async () => {
    const folder = await worldFolder()
    await contents(folder, 60)
    await chmod(folder, 0o755)
    await contents(folder, 60)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('holds the same world wherever it is seeded', async () => {
    expect(await contents(await worldFolder(), 300)).toEqual(await contents(await worldFolder(), 300))
  })

  test('keeps what was done in it, until fresh, another size or another version', async () => {
    const folder = await worldFolder()
    const promote = async (): Promise<void> => {
      const db = await openWorld({ folder, users: 100, fresh: false }, NOW)
      await db.execute({ sql: 'UPDATE users SET is_admin = TRUE WHERE id = ?', args: [castId('member')] })
      db.close()
    }
    const promoted = async (fresh = false, users = 100): Promise<boolean> => {
      const db = await openWorld({ folder, users, fresh }, NOW)
      const answer = await db.execute({ sql: 'SELECT is_admin FROM users WHERE id = ?', args: [castId('member')] })
      db.close()
      return answer.rows[0]?.is_admin === 1
    }

    await promote()
    expect(await promoted()).toBe(true)
    expect(await promoted(true)).toBe(false)

    await promote()
    expect(await promoted(false, 101)).toBe(false)

    await promote()
    const db = await openWorld({ folder, users: 100, fresh: false }, NOW)
    await db.execute('UPDATE practice_world SET schema_version = 0')
    db.close()
    expect(await promoted()).toBe(false)
  })

  test('is seeded anew where it is unfinished or no database at all', async () => {
    const folder = await worldFolder()
    const whole = await contents(folder, 100)
    await writeFile(join(folder, 'world.db'), 'not a database')
    expect(await contents(folder, 100)).toEqual(whole)

    const db = await openWorld({ folder, users: 100, fresh: false }, NOW)
    await db.execute('DELETE FROM practice_world')
    db.close()
    expect(await contents(folder, 100)).toEqual(whole)
  })

  test('can’t be made where a file stands in the folder’s place', async () => {
    const folder = await worldFolder()
    await writeFile(folder, '')
    await expect(contents(folder, 10)).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(await readFile(folder, 'utf8')).toBe('')
  })
})
