import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenCore, openCore, unwrap } from '../open-core'

let desk: OpenCore
let environment: string
const columns = [
  { field: 'email', heading: 'E-mail' },
  { field: 'display_name', heading: 'Name' },
  { field: 'is_admin', heading: 'Admin' },
]
const ask = { operation: 'users.list', input: { sort_by: 'email', sort_order: 'asc' }, columns, file_name: 'users.csv' }

beforeAll(async () => {
  desk = await openCore()
  environment = unwrap(await desk.call('environments.practise', {})).id
  unwrap(await desk.call('environments.reset_practice', { environment_id: environment, users: 3500 }))
})
afterAll(() => desk.core.close())

test('every row once, in the order of the list, readable back, with progress', async () => {
  const file = join(desk.folder, 'users.csv')
  desk.says.file = file
  desk.events.length = 0
  expect(unwrap(await desk.call('exports.csv', ask, environment))).toEqual({ saved: true, file, rows: 3500 })
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toHaveLength(3500)
  expect(new Set(data.map((row) => row['E-mail'])).size).toBe(3500)
  const emails = data.map((row) => row['E-mail']?.replace(/^'/, '') ?? '')
  expect(emails.filter((email) => email.includes('@'))).toHaveLength(3500)
  expect(data.filter((row) => row.Admin === 'yes').length).toBeGreaterThan(1)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(desk.events.filter(({ event }) => event === 'progress').map(({ payload }) => (payload as { done: number }).done)).toEqual([
    1000, 2000, 3000, 3500,
  ])
})

test('a cell that a spreadsheet would run is not one any more', async () => {
  desk.says.file = join(desk.folder, 'formulas.csv')
  unwrap(await desk.call('exports.csv', ask, environment))
  const { data } = Papa.parse<string[]>(readFileSync(desk.says.file, 'utf8').replace(/^\ufeff/, ''), { skipEmptyLines: true })
  expect(data.flat().filter((cell) => /^[=+\-@\t\r\0]/.test(cell))).toEqual([])
})

test('stopped: no file, and no unfinished one either', async () => {
  desk.says.file = join(desk.folder, 'stopped.csv')
  const id = randomUUID()
  const exporting = desk.call('exports.csv', ask, environment, { id })
  await new Promise((later) => setTimeout(later, 30))
  desk.core.cancel(id)
  expect(await exporting).toMatchObject({ ok: false, failure: { code: 'cancelled', not: 'No file was written.' } })
  expect(readdirSync(desk.folder).filter((name) => name.startsWith('stopped'))).toEqual([])
})

test('no file chosen is not a failure; a folder that is not there is one', async () => {
  desk.says.file = null
  expect(unwrap(await desk.call('exports.csv', ask, environment))).toMatchObject({ saved: false })
  desk.says.file = join(desk.folder, 'nowhere', 'users.csv')
  expect(await desk.call('exports.csv', ask, environment)).toMatchObject({ ok: false, failure: { not: 'No file was written.' } })
  expect(existsSync(join(desk.folder, 'nowhere'))).toBe(false)
})

test('the ledger is exported like any list; a write is not a list', async () => {
  desk.says.file = join(desk.folder, 'ledger.csv')
  const ledger = { ...ask, operation: 'ledger.list', input: {}, columns: [{ field: 'target', heading: 'Target' }] }
  expect(unwrap(await desk.call('exports.csv', ledger, environment)).saved).toBe(true)
  expect(await desk.call('exports.csv', { ...ask, operation: 'admins.promote' }, environment)).toMatchObject({ ok: false })
})

test('whole units of a small part are written by their digits, and a column may say the same in each row', async () => {
  const input = { purchase_id: 'pur_practice_0002', reason: 'duplicate' }
  const pressed = { attempt: randomUUID(), typed: 'read back' }
  unwrap(await desk.call('refunds.issue', input, environment, pressed))
  desk.says.file = join(desk.folder, 'books.csv')
  const given = [
    { field: 'answer.refund_id', heading: 'refund_id' },
    { field: 'amount_cents', heading: 'amount_cents' },
    { field: 'amount_cents', heading: 'amount', decimals: 2 },
    { field: 'amount_cents', heading: 'thousandths', decimals: 4 },
    { field: 'amount_cents', heading: 'none', decimals: 0 },
    { field: 'reason', heading: 'no number', decimals: 2 },
    { field: 'nothing', heading: 'currency', always: 'USD' },
  ]
  const asked = { operation: 'ledger.outcomes', input: { operation: 'refunds.issue', environment }, columns: given, file_name: 'books.csv' }
  unwrap(await desk.call('exports.csv', asked))
  const { data } = Papa.parse<Record<string, string>>(readFileSync(desk.says.file, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toEqual([
    {
      refund_id: expect.stringMatching(/^re_/),
      amount_cents: '999',
      amount: '9.99',
      thousandths: '0.0999',
      none: '999',
      'no number': 'duplicate',
      currency: 'USD',
    },
  ])
})

test('rows that are in no list are written in the same form, formulas quoted', async () => {
  const file = join(desk.folder, 'trials.csv')
  desk.says.file = file
  const rows = [
    { email: '=1+1@example.com', daysLeft: 2, more: 'left out' },
    { email: 'b@example.com', daysLeft: null },
  ]
  const some = [
    { field: 'email', heading: 'E-mail' },
    { field: 'daysLeft', heading: 'Days left' },
  ]
  expect(unwrap(await desk.call('exports.rows', { rows, columns: some, file_name: 'trials.csv' }))).toEqual({ saved: true, file, rows: 2 })
  expect(readFileSync(file, 'utf8')).toBe("\ufeffE-mail,Days left\r\n'=1+1@example.com,2\r\nb@example.com,\r\n")
  desk.says.file = null
  expect(unwrap(await desk.call('exports.rows', { rows, columns: some, file_name: 'x.csv' }))).toEqual({
    saved: false,
    file: null,
    rows: 0,
  })
})

test('more rows than one call carries are gathered in their order; of a file that was not ended nothing is left', async () => {
  const file = join(desk.folder, 'gathered.csv')
  desk.says.file = file
  const some = [{ field: 'n', heading: 'N' }]
  const [one, other] = [randomUUID(), randomUUID()]
  const rows = (from: number) => Array.from({ length: 2 }, (_, n) => ({ n: from + n }))
  unwrap(await desk.call('exports.gather', { file: other, rows: rows(90) }))
  expect(unwrap(await desk.call('exports.gather', { file: one, rows: rows(0) }))).toEqual({ kept: 2 })
  expect(unwrap(await desk.call('exports.gather', { file: one, rows: rows(2) }))).toEqual({ kept: 4 })
  expect(unwrap(await desk.call('exports.rows', { file: one, rows: rows(4), columns: some, file_name: 'x.csv' }))).toMatchObject({
    rows: 6,
  })
  expect(readFileSync(file, 'utf8')).toBe('\ufeffN\r\n0\r\n1\r\n2\r\n3\r\n4\r\n5\r\n')
  for (const gone of [one, other])
    expect(await desk.call('exports.rows', { file: gone, rows: rows(0), columns: some, file_name: 'x.csv' })).toMatchObject({
      ok: false,
      failure: { code: 'refused_here', not: 'No file was written.' },
    })
})
