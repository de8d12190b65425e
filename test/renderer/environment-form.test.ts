import { describe, expect, test } from 'vitest'
import { colourAfter, usualColour } from '../../src-renderer/screens/desk/environments/colours'
import { dialectOf, fieldsOf, validateDialect } from '../../src-renderer/screens/desk/environments/dialect-fields'
import { createInput, updateInput, validateChange, validateNew } from '../../src-renderer/screens/desk/environments/profile-form'

const profile = { name: 'Production', kind: 'production', colour: 'red', base_url: 'https://api.example.com', database: '' } as const

describe('the colour of an environment', () => {
  test('production starts red, and nothing else does', () => {
    expect(usualColour('production')).toBe('red')
    for (const kind of ['staging', 'local', 'practice'] as const) expect(usualColour(kind)).not.toBe('red')
  })
  test('follows the kind until a person chooses one', () => {
    expect(colourAfter('production', 'staging', 'red')).toBe('amber')
    expect(colourAfter('production', 'staging', 'violet')).toBe('violet')
  })
})

describe('the form of an environment', () => {
  test('a good one has no complaints', () => {
    expect(validateNew(profile)).toEqual({})
    expect(validateChange('env_1')(profile)).toEqual({})
  })
  test('complaints stand at the field they are about', () => {
    expect(validateNew({ ...profile, name: '  ' })).toEqual({ name: 'A name is needed.' })
    expect(Object.keys(validateNew({ ...profile, base_url: 'example' }))).toEqual(['base_url'])
    expect(validateNew({ ...profile, base_url: '' })).toEqual({
      base_url: 'Write the address of the admin API, or of a database below.',
    })
    expect(validateNew({ ...profile, base_url: '', database: '/srv/agentpowers.db' })).toEqual({})
    expect(Object.keys(validateNew({ ...profile, database: 'agentpowers' }))).toEqual(['database'])
    expect(validateNew({ ...profile, name: 'x'.repeat(61) })).toEqual({ name: 'At most 60 characters.' })
  })
  test('goes out in the contract’s shape', () => {
    expect(createInput(profile)).toEqual({
      name: 'Production',
      kind: 'production',
      colour: 'red',
      services: { marketplace: { base_url: 'https://api.example.com' } },
    })
  })
  test('practice keeps its kind and its address', () => {
    expect(updateInput('practice', { ...profile, kind: 'practice' })).toEqual({
      environment_id: 'practice',
      name: 'Production',
      colour: 'red',
    })
  })
})

describe('lists set by hand', () => {
  test('what was known comes back unchanged, now as set by hand', () => {
    const known = {
      paging: { style: 'offset', offset: 'skip', limit: 'take' },
      sorting: { style: 'signed', key: 'sort' },
      max_size: 250,
      source: 'found',
      found_at: '2026-11-20T10:00:00Z',
    } as const
    expect(dialectOf(fieldsOf(known))).toEqual({ ...known, source: 'set', found_at: null })
  })
  test('a server that obeys nothing', () => {
    const fields = { ...fieldsOf(null), paging: 'none', sorting: 'none' } as const
    expect(dialectOf(fields)).toEqual({ paging: null, sorting: null, max_size: null, source: 'set', found_at: null })
    expect(validateDialect(fields)).toEqual({})
  })
  test('a parameter that is used needs a name', () => {
    expect(validateDialect({ ...fieldsOf(null), page: ' ' })).toEqual({ page: 'Write the parameter’s name.' })
    expect(validateDialect({ ...fieldsOf(null), paging: 'none', page: ' ' })).toEqual({})
  })
})
