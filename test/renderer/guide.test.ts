import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { piecesOf } from '../../src-renderer/screens/guide/markdown-tables'
import { platformApiPage } from '../run/platform-api-page'

const folder = join(import.meta.dirname, '../../resources/guide')
const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** A picture that is really in the repository. */
const isPicture = (link: string): boolean => link.endsWith('.png') && existsSync(join(folder, link))

describe('the guide', () => {
  test('the page of the platform’s admin API is as the contract says: npm run platform-api', () => {
    expect(textOf('platform-api.md')).toBe(platformApiPage())
  })

  test('has its pages', () => {
    expect(files).toEqual(
      expect.arrayContaining(['getting-started.md', 'environments.md', 'users-and-admins.md', 'practice.md', 'keys.md']),
    )
  })
  test.each(files)('%s begins with its title and links to pages that are there', (name) => {
    expect(textOf(name)).toMatch(/^# \S/)
    const links = [...textOf(name).matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
    expect(links.filter((link) => !link.startsWith('#/') && !isPicture(link) && !files.includes(link.replace(/^\.\//, '')))).toEqual([])
  })
  test('tables are taken out of the text', () => {
    expect(piecesOf('# A\n\n| K | D |\n|---|---|\n| J | next |\n\nafter')).toEqual([
      { kind: 'text', text: '# A\n' },
      { kind: 'table', head: ['K', 'D'], rows: [['J', 'next']] },
      { kind: 'text', text: '\nafter' },
    ])
  })
  test('every row of every table is as long as its head', () => {
    const tables = files.flatMap((name) => piecesOf(textOf(name))).filter((piece) => piece.kind === 'table')
    for (const { head, rows } of tables) for (const row of rows) expect(row).toHaveLength(head.length)
  })
})
