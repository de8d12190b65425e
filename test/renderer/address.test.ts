import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { environmentAddress, parseAddress, screenAddress } from '../../src-renderer/shell/address'

describe('addresses', () => {
  test.each([
    ['/', { page: 'start' }],
    ['/welcome', { page: 'welcome' }],
    ['/environments', { page: 'environments' }],
    ['/environments/new', { page: 'new-environment' }],
    ['/environments/env_1', { page: 'environment', id: 'env_1' }],
    ['/guide', { page: 'guide', name: 'getting-started' }],
    ['/guide/keys', { page: 'guide', name: 'keys' }],
    ['/e/env_1/users', { page: 'screen', environment: 'env_1', capability: 'users', record: null }],
    ['/e/env_1/admins/user_2', { page: 'screen', environment: 'env_1', capability: 'admins', record: 'user_2' }],
  ])('%s', (path, address) => expect(parseAddress(path)).toEqual(address))

  test.each([
    '/nowhere',
    '/e',
    '/e/env_1',
    '/e/env_1/wallets',
    '/e/env_1/toString',
    '/e/env_1/__proto__',
    '/e/env_1/users/a/b',
    '/environments/a/b',
    '/welcome/more',
    '/e/%/users',
  ])('%s is no page', (path) => expect(parseAddress(path)).toEqual({ page: 'unknown', path }))

  test.each([
    'user_2Kx',
    'a.b:c@d~e+f-g',
    'is 100%',
    '%2F',
    'vendor/model',
    '..',
    'with/slash?and#hash',
  ])('a record called %s comes back as it went in', (id) => {
    expect(parseAddress(screenAddress('env 1', 'users', id))).toEqual({
      page: 'screen',
      environment: 'env 1',
      capability: 'users',
      record: id,
    })
  })

  test('whatever a platform names its records, its address is one part and comes back as it went in', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (record) => {
        const address = screenAddress('env_1', 'models', record)
        expect(address).toMatch(/^\/e\/env_1\/models\/[^/?#\s]+$/)
        expect(parseAddress(address)).toEqual({ page: 'screen', environment: 'env_1', capability: 'models', record })
      }),
    )
    // Half a letter is no text: it is replaced, and nothing breaks.
    expect(parseAddress(screenAddress('env_1', 'models', 'a\ud800'))).toMatchObject({ record: 'a\ufffd' })
  })

  test('an environment’s page', () => {
    expect(parseAddress(environmentAddress('a/b'))).toEqual({ page: 'environment', id: 'a/b' })
  })
})
