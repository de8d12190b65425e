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

  test.each(['user_2Kx', 'a.b:c@d~e+f-g', 'is 100%', 'with/slash?and#hash'])('a record called %s comes back as it went in', (id) => {
    expect(parseAddress(screenAddress('env 1', 'users', id))).toEqual({
      page: 'screen',
      environment: 'env 1',
      capability: 'users',
      record: id,
    })
  })

  test('an environment’s page', () => {
    expect(parseAddress(environmentAddress('a/b'))).toEqual({ page: 'environment', id: 'a/b' })
  })
})
