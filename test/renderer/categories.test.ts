import { Category } from '@contract/marketplace/categories'
import { describe, expect, test } from 'vitest'
import {
  changedWords,
  changesOf,
  clashOf,
  createInput,
  emptyFields,
  fieldsOf,
  keywordsOf,
  movedWords,
  validateChange,
  validateNew,
} from '../../src-renderer/screens/marketplace/categories/category-form'
import { editRecord, newRecord, recordIn } from '../../src-renderer/screens/marketplace/categories/category-record'

const tools = Category.parse({
  id: 'cat-tools',
  category: 'tools',
  name: 'Tools',
  description: 'For work',
  icon: 'flask',
  sample_keywords: 'saw,  ,saw, drill,',
})

describe('the form of a category', () => {
  test('keywords are taken one by one, without empty ones and repeats', () => {
    expect(keywordsOf('saw,  ,saw, drill,')).toEqual(['saw', 'drill'])
    expect(keywordsOf('')).toEqual([])
  })
  test('opened and not touched it changes nothing, however untidy the category is', () => {
    expect(changesOf(tools, fieldsOf(tools))).toEqual({})
    expect(changesOf(tools, { ...fieldsOf(tools), name: ' Tools ' })).toEqual({})
    expect(changedWords({})).toBe('')
  })
  test('only what was changed goes out', () => {
    const changes = changesOf(tools, { ...fieldsOf(tools), description: '', icon: 'zap', keywords: ['saw'] })
    expect(changes).toEqual({ description: '', icon: 'zap', sample_keywords: 'saw' })
    expect(changedWords(changes)).toBe('description, icon, keywords')
  })
  test('a new one goes out in the contract’s shape', () => {
    expect(createInput({ ...emptyFields, name: ' A ', keywords: ['b', 'c'] })).toEqual({
      name: 'A',
      description: '',
      icon: 'grid',
      sample_keywords: 'b, c',
    })
  })
  test('complaints stand at their field', () => {
    expect(Object.keys(validateNew([])({ ...emptyFields, name: 'ليلى', keywords: ['x'.repeat(2001)] }))).toEqual(['name', 'keywords'])
    expect(validateNew([tools])({ ...emptyFields, name: 'TOOLS!' })).toEqual({ name: 'The slug tools is taken by “Tools”.' })
    expect(validateChange(tools)({ ...fieldsOf(tools), name: ' ' })).toEqual({ name: 'A category needs a name.' })
    expect(clashOf('', [tools])).toBeNull()
  })
  test('what somebody else changed is named', () => {
    expect(movedWords(tools, { ...tools, name: 'Things', updated_at: '2026-11-20T12:00:00Z' })).toBe('name')
  })
})

describe('an address beside the list', () => {
  test('a form’s name can’t be a category’s', () => {
    expect(recordIn(newRecord)).toEqual({ kind: 'new' })
    expect(recordIn(editRecord('new'))).toEqual({ kind: 'edit', slug: 'new' })
    expect(recordIn('new')).toEqual({ kind: 'category', slug: 'new' })
    expect(recordIn('/edit')).toEqual({ kind: 'category', slug: '/edit' })
  })
})
