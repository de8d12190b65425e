import { Category, categoryIcons, slugOf } from '@contract/marketplace/categories'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 100, fresh: true })
})
afterEach(() => server.close())

const PATH = '/v1/admin/categories'
const all = async () => ((await ask(server, 'GET', PATH)).json() as { items: Category[] }).items
const create = (body: unknown) => ask(server, 'POST', PATH, { body })
const update = (slug: string, body: unknown) => ask(server, 'PUT', `${PATH}/${slug}`, { body })
const remove = (slug: string) => ask(server, 'DELETE', `${PATH}/${slug}`)
const said = async (answer: ReturnType<typeof ask>) => [(await answer).status, (await answer).json()]
const category = async (slug: string) => (await all()).find((one) => one.category === slug)

test('a slug is made of a name’s letters and digits', () => {
  expect(['Developer Tools', ' Home  &  Garden! ', 'Éducation et Jeux', 'C++ / C#', '3D', 'under_score', '日本', '--'].map(slugOf)).toEqual(
    ['developer-tools', 'home-garden', 'education-et-jeux', 'c-c', '3d', 'under-score', '', ''],
  )
})

describe('categories.list', () => {
  test('comes whole, by name, with all eight icons and one nobody knows', async () => {
    const items = await all()
    expect(items.length).toBeGreaterThanOrEqual(12)
    const names = items.map(({ name }) => name.toLowerCase())
    expect(names).toEqual(names.toSorted())
    for (const one of items) expect(Category.parse(one), one.id).toEqual(one)
    const icons = new Set(items.map(({ icon }) => icon))
    expect(categoryIcons.filter((icon) => !icons.has(icon))).toEqual([])
    expect(icons.size).toBe(9)
  })
})

describe('categories.create', () => {
  test('answers as documented, and stands in the list', async () => {
    const body = { name: 'Home & Garden', description: 'Things that grow', icon: 'zap', sample_keywords: 'plants' }
    expect(await said(create(body))).toEqual([200, { id: 'cat-home-garden', category: 'home-garden', ...body }])
    expect(await category('home-garden')).toMatchObject({ ...body, updated_at: expect.any(String) })
    expect(await worldRows(folder, 'SELECT action, target_id FROM audit_log')).toEqual([
      { action: 'create_category', target_id: 'home-garden' },
    ])
  })

  test('needs a name only', async () => {
    expect((await create({ name: 'Cooking' })).json()).toEqual({
      id: 'cat-cooking',
      category: 'cooking',
      name: 'Cooking',
      description: '',
      icon: 'grid',
      sample_keywords: '',
    })
  })

  test('refuses a slug that exists, and one that a skill has, with 409', async () => {
    expect(await said(create({ name: 'DEVELOPER tools' }))).toEqual([409, { detail: "Category slug 'developer-tools' already exists" }])
    const [skill] = await worldRows(folder, 'SELECT name, slug FROM skills LIMIT 1')
    expect(await said(create({ name: skill?.name }))).toEqual([
      409,
      { detail: `Category slug '${skill?.slug}' conflicts with an existing skill slug` },
    ])
  })

  test.each([
    ['no name', {}, 'name', 'missing'],
    ['an empty name', { name: ' ' }, 'name', 'string_too_short'],
    ['a name without a slug', { name: '日本' }, 'name', 'value_error'],
    ['an icon nobody knows', { name: 'Cooking', icon: 'flask' }, 'icon', 'literal_error'],
    ['keywords that are no text', { name: 'Cooking', sample_keywords: ['a'] }, 'sample_keywords', 'string_type'],
  ])('refuses %s with 422', async (_name, body, field, type) => {
    const answer = await create(body)
    expect([answer.status, answer.json()]).toMatchObject([422, { detail: [{ type, loc: ['body', field] }] }])
  })

  test('makes one of two made at once', async () => {
    const answers = await Promise.all([create({ name: 'Cooking' }), create({ name: 'cooking' })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('is provoked by any text in it', async () => {
    expect((await create({ name: 'Cooking', description: 'fail_503' })).status).toBe(503)
    expect(await category('cooking')).toBeUndefined()
  })
})

describe('categories.update', () => {
  test('changes what is given and nothing else', async () => {
    const before = await category('design')
    const answer = await update('design', { description: 'Updated description', icon: 'zap' })
    const after = answer.json() as Category
    expect([answer.status, after]).toEqual([
      200,
      { ...before, description: 'Updated description', icon: 'zap', updated_at: after.updated_at },
    ])
    expect(after.updated_at).not.toBe(before?.updated_at)
    expect(await category('design')).toEqual(after)
  })

  test('keeps the slug whatever the new name', async () => {
    expect((await update('design', { name: 'Drawing 日本' })).json()).toMatchObject({
      id: 'cat-design',
      category: 'design',
      name: 'Drawing 日本',
    })
  })

  test('refuses no fields with 400, none that it knows too', async () => {
    for (const body of [{}, { colour: 'red' }, { category: 'other' }])
      expect(await said(update('design', body))).toEqual([400, { detail: 'No fields to update' }])
  })

  test('refuses no body and a wrong icon with 422, and a category that is not there with 404', async () => {
    expect((await ask(server, 'PUT', `${PATH}/design`)).status).toBe(422)
    expect((await update('design', { icon: 'flask' })).status).toBe(422)
    for (const slug of ['no-such', 'not%20a%20slug'])
      expect(await said(update(slug, { name: 'x' }))).toEqual([404, { detail: 'Category not found' }])
  })

  test('is provoked by the slug', async () => {
    expect((await update('fail_409', { name: 'x' })).status).toBe(409)
    await expect(update('fail_lost', { name: 'New name' })).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect((await category('fail_lost'))?.name).toBe('New name')
  })
})

describe('categories.delete', () => {
  test('takes an empty one away, and one whose skills are all archived', async () => {
    expect(await said(remove('legal'))).toEqual([200, { status: 'deleted', category: 'legal' }])
    expect((await remove('finance')).status).toBe(200)
    expect([await category('legal'), await category('finance')]).toEqual([undefined, undefined])
    expect(await said(remove('legal'))).toEqual([404, { detail: 'Category not found' }])
  })

  test('refuses one that active skills are in with 409, and says how many', async () => {
    const [{ active } = {}] = await worldRows(
      folder,
      "SELECT count(*) AS active FROM skills WHERE category = 'design' AND status = 'active'",
    )
    expect(await said(remove('design'))).toEqual([409, { detail: `Cannot delete category: ${active} active skills reference it` }])
    expect(await category('design')).toBeDefined()
  })

  test('deletes once when two do it at once', async () => {
    const answers = await Promise.all([remove('legal'), remove('legal')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
  })
})
