import { marketplaceCapabilities } from '@contract/capability'
import type { Environment } from '@contract/desk/environments'
import { Preset } from '@contract/desk/presets'
import { describe, expect, test } from 'vitest'
import { arranged } from '../../src-renderer/screens/desk/home/arrangement'
import { landingOf } from '../../src-renderer/shell/address'

const with_ = (...connected: string[]): Pick<Environment, 'services'> => {
  const none = { marketplace: null, database: null, stripe: null, agentbot: null, platform: null }
  return { services: { ...none, ...Object.fromEntries(connected.map((name) => [name, {}])) } as Environment['services'] }
}

describe('where an environment opens', () => {
  test('with the preset’s own screen, where its system is connected', () => {
    expect(landingOf('support', with_('marketplace', 'platform'))).toBe('users')
    expect(landingOf('trust', with_('database'))).toBe('abuse-flags')
    expect(landingOf('finance', undefined)).toBe('refunds')
  })
  test('with only a platform, never with a screen of the marketplace', () => {
    const landings: string[] = Preset.options.map((preset) => landingOf(preset, with_('platform')))
    expect(landings.slice(0, 3)).toEqual(['home', 'home', 'home'])
    expect(landings.filter((one) => (marketplaceCapabilities as readonly string[]).includes(one))).toEqual([])
  })
})

describe('how Home is arranged', () => {
  const parts = (preset: Preset, ...there: Parameters<typeof arranged>[1] extends ReadonlySet<infer P> ? P[] : never) =>
    arranged(preset, new Set(there)).map(({ part, tiles }) => [part, tiles[0]])
  test('only what is connected, by system', () => {
    expect(parts('everything', 'desk', 'platform')).toEqual([
      ['platform', 'requests'],
      ['desk', 'unknown'],
    ])
  })
  test('somebody’s own tiles come first, and so do their systems', () => {
    expect(parts('finance', 'desk', 'platform', 'marketplace', 'agentbot')[0]).toEqual(['desk', 'unknown'])
    expect(parts('trust', 'desk', 'platform', 'marketplace').slice(0, 2)).toEqual([
      ['marketplace', 'flags'],
      ['platform', 'security'],
    ])
    for (const preset of Preset.options)
      expect(arranged(preset, new Set(['desk', 'platform', 'marketplace', 'agentbot'])).flatMap(({ tiles }) => tiles)).toHaveLength(11)
  })
})
