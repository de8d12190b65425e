import type { Credential, Environment } from '@contract/desk/environments'
import { describe, expect, test } from 'vitest'
import { credentialLine, credentialWords, expiryOf, expiryWords } from '../../src-renderer/parts/credential'

const now = new Date('2026-11-20T10:00:00.000Z')
const at = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString()
const none: Credential = { state: 'none', kept: null, ends: null, expires_at: null, subject: null, command: null, reason: null }

describe('when a token expires', () => {
  test.each([
    [60, 'fine', 'expires in 60 min'],
    [47, 'fine', 'expires in 47 min'],
    [5.01, 'fine', 'expires in 5 min'],
    [5, 'soon', 'expires in 5 min'],
    [0.5, 'soon', 'expires in less than a minute'],
    [0, 'over', 'expired less than a minute ago'],
    [-130, 'over', 'expired 2 h ago'],
    [60 * 24 * 3, 'fine', 'expires in 3 d'],
  ])('%f minutes from now', (minutes, state, words) => {
    expect(expiryOf(at(minutes), now)).toBe(state)
    expect(expiryWords(at(minutes), now)).toBe(words)
  })

  test('nothing is said where no expiry is known', () => {
    for (const unknown of [null, '', 'tomorrow']) {
      expect(expiryOf(unknown, now)).toBe('none')
      expect(expiryWords(unknown, now)).toBeNull()
    }
  })
})

describe('the line about a token', () => {
  test('says all that may be known', () => {
    const credential: Credential = { ...none, state: 'set', kept: 'keychain', ends: 'a1b2', expires_at: at(47), subject: 'user_x' }
    expect(credentialLine(credential, now)).toBe('set · ends …a1b2 · expires in 47 min · subject user_x · in the keychain')
  })

  test('leaves out what is not known', () => {
    expect(credentialLine(none, now)).toBe('not set')
    expect(credentialLine({ ...none, state: 'set', kept: 'session', ends: 'zz99' }, now)).toBe(
      'set · ends …zz99 · in memory until you quit',
    )
  })

  test('says why it is not usable', () => {
    expect(credentialLine({ ...none, state: 'other_host' }, now)).toContain('another address')
    expect(credentialLine({ ...none, state: 'locked', kept: 'keychain' }, now)).toContain('the keychain is locked')
  })
})

test('a credential is the marketplace’s where nothing else is said', () => {
  const services = { marketplace: { auth: 'bearer' }, platform: { auth: 'cookie' }, agentbot: { auth: 'bearer' } }
  const environment = { services } as unknown as Environment
  expect(credentialWords(environment, 'marketplace')).toBe('token')
  expect(credentialWords(environment, 'platform')).toBe('Platform cookie')
  expect(credentialWords(environment, 'agentbot')).toBe('Agentbot token')
})
