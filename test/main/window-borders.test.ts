import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithinLimits } from '../../src-main/call-limits'
import { externalAddress } from '../../src-main/external-links'
import { isTrustedSender } from '../../src-main/trusted-sender'

describe('who may call', () => {
  const origin = 'https://opsdesk.invalid'
  const contents = {}
  const mainFrame = { origin, parent: null }
  const window = { webContents: contents, mainFrame }

  test('the main frame of our window, at the app’s own origin', () => {
    expect(isTrustedSender({ sender: contents, senderFrame: mainFrame }, window, origin)).toBe(true)
  })

  test.each([
    ['an iframe in our window', { sender: contents, senderFrame: { origin, parent: mainFrame } }],
    ['another window', { sender: {}, senderFrame: { origin, parent: null } }],
    ['another window that claims our frame', { sender: {}, senderFrame: mainFrame }],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
  ])('not %s', (_who, event) => {
    expect(isTrustedSender(event, window, origin)).toBe(false)
  })

  test.each([
    'null',
    'file://',
    'http://opsdesk.invalid',
    'https://opsdesk.invalid.evil.com',
    'https://opsdesk.invalid:444',
    '',
  ])('not our main frame while it is at %s', (elsewhere) => {
    const frame = { origin: elsewhere, parent: null }
    expect(isTrustedSender({ sender: contents, senderFrame: frame }, { webContents: contents, mainFrame: frame }, origin)).toBe(false)
  })

  test('nobody while there is no window', () => {
    expect(isTrustedSender({ sender: contents, senderFrame: mainFrame }, null, origin)).toBe(false)
  })
})

describe('how much a call may carry', () => {
  const circle: unknown[] = []
  circle.push(circle)
  const deep = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`)

  test.each([
    ['two million characters', 'x'.repeat(2_000_001)],
    ['many small parts', Array.from({ length: 1_100_000 }, () => 0)],
    ['long keys', { ['k'.repeat(2_000_001)]: 1 }],
    ['a sparse array', new Array(4_000_000_000)],
    ['a circle', circle],
    ['a deep nest', deep],
    ['NaN', { limit: Number.NaN }],
    ['a buffer', { file: new Uint8Array(8) }],
    ['a map', new Map()],
    ['a date', new Date()],
    ['a function', () => 1],
    ['a bigint', 1n],
  ])('not %s', (_what, value) => {
    expect(isWithinLimits(value)).toBe(false)
  })

  test('any JSON of ordinary size', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => isWithinLimits(value)))
  })
})

describe('what is opened in the person’s own browser', () => {
  const hosts = ['docs.example.com']

  test('https at exactly a listed host', () => {
    expect(externalAddress('https://docs.example.com/a?b#c', hosts)).toBe('https://docs.example.com/a?b#c')
  })

  test.each([
    'http://docs.example.com/',
    'https://docs.example.com.evil.com/',
    'https://evil.com/docs.example.com',
    'https://docs.example.com:8443/',
    'https://user@docs.example.com/',
    'https://docs.example.com./',
    'https://docs.examp1e.com/',
    'file:///etc/passwd',
    'smb://docs.example.com/share',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'opsdesk://x',
    'not an address',
    '',
  ])('not %s', (address) => {
    expect(externalAddress(address, hosts)).toBeNull()
  })

  test('nothing at all while no host is listed', () => {
    expect(externalAddress('https://docs.example.com/')).toBeNull()
  })
})
