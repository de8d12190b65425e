import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { contract, type OperationName } from '@contract'
import {
  agentbotCapabilities,
  type Capability,
  deskCapabilities,
  marketplaceCapabilities,
  platformCapabilities,
} from '@contract/capability'
import type { Operation } from '@contract/operation'
import { describe, expect, test } from 'vitest'
import { root, sourcesIn, textOf } from './import-graph'

const is = (path: string): boolean => existsSync(join(root, path))
const operationsOf = (capability: Capability): OperationName[] =>
  (Object.keys(contract) as OperationName[]).filter((name) => name.startsWith(`${capability}.`))
const tests = sourcesIn('test').filter((path) => !path.startsWith('test/architecture/') && !path.startsWith('test/run/'))
const spokenOf = (name: string): boolean => tests.some((path) => textOf(path).includes(name))

/** Capabilities whose operations are on other screens, or have none yet: the line in screen.ts says which. */
const screenless = /type Screenless =([^=]*?)\nexport/.exec(textOf('src-renderer/screens/screen.ts'))?.[1] ?? ''

describe.each(marketplaceCapabilities)('%s is whole, under one word', (word) => {
  test('contract, SQL and screen are where the word says', () => {
    expect(is(`src-preload/contract/marketplace/${word}.ts`)).toBe(true)
    expect(is(`src-main/database/marketplace/${word}.ts`)).toBe(true)
    if (!screenless.includes(`'${word}'`)) expect(is(`src-renderer/screens/marketplace/${word}`)).toBe(true)
  })

  test('it has operations, and a test speaks of each', () => {
    expect(operationsOf(word).length).toBeGreaterThan(0)
    expect(operationsOf(word).filter((name) => !spokenOf(name))).toEqual([])
  })

  test('each operation with a route has an exchange written by hand', () => {
    const wire = sourcesIn('test/wire').map(textOf).join('\n')
    const routed = operationsOf(word).filter((name) => contract[name].route !== null)
    expect(routed.filter((name) => !wire.includes(`'${name}'`))).toEqual([])
  })
})

describe.each(agentbotCapabilities)('%s of Agentbot is whole, under one word', (word) => {
  test('contract, practice, screen, and an exchange written by hand are where the word says', () => {
    expect(is(`src-preload/contract/agentbot/${word}.ts`)).toBe(true)
    expect(is(`src-main/practice/${word}.ts`)).toBe(true)
    expect(is(`src-renderer/screens/agentbot/${word}`)).toBe(true)
    expect(operationsOf(word).length).toBeGreaterThan(0)
    for (const name of operationsOf(word)) expect(textOf(`test/wire/${word}.ts`)).toContain(`'${name}'`)
  })
})

describe.each(platformCapabilities)('%s of the platform is whole, under one word', (word) => {
  test('contract, practice, screen, and exchanges written by hand are where the word says', () => {
    expect(is(`src-preload/contract/platform/${word}.ts`)).toBe(true)
    expect(is(`src-main/practice/platform/${word}.ts`)).toBe(true)
    if (!screenless.includes(`'${word}'`)) expect(is(`src-renderer/screens/platform/${word}`)).toBe(true)
    expect(operationsOf(word).length).toBeGreaterThan(0)
    const routed = operationsOf(word).filter((name) => contract[name].route !== null)
    // Exchanges of over 300 lines stand in several files, whose names begin with the word.
    const wire = sourcesIn('test/wire').filter((path) => path.startsWith(`test/wire/${word}`))
    expect(routed.filter((name) => !wire.some((path) => textOf(path).includes(`'${name}'`)))).toEqual([])
  })

  test('each says what a server may lack, so that only its screen is dark', () => {
    for (const name of operationsOf(word)) {
      const { route, offers } = contract[name] as unknown as Operation
      if (route !== null) expect([name, offers]).toEqual([name, expect.any(String)])
    }
  })
})

describe.each(deskCapabilities)('%s, of the desk itself', (word) => {
  test('its contract is where the word says', () => {
    expect(is(`src-preload/contract/desk/${word}.ts`)).toBe(true)
  })

  test('it has operations without a route, and a test speaks of each', () => {
    expect(operationsOf(word).filter((name) => contract[name].route !== null)).toEqual([])
    expect(operationsOf(word).filter((name) => !spokenOf(name))).toEqual([])
  })
})

describe('the generic layers', () => {
  // Only the registries and a capability's own files may name one: dispatch, guard and the rest read the declarations.
  const generic = ['src-main/dispatch.ts', 'src-main/bridge.ts', 'src-main/served.ts', 'src-preload/index.ts', 'src-renderer/operations.ts']

  test.each(generic)('%s names no operation of a marketplace capability', (path) => {
    const named = marketplaceCapabilities.flatMap(operationsOf).filter((name) => textOf(path).includes(`'${name}'`))
    expect(named).toEqual([])
  })

  test('no two operations share a route', () => {
    const routes = Object.values(contract).flatMap(({ route }) => (route === null ? [] : [route]))
    expect(routes.filter((route, at) => routes.indexOf(route) !== at)).toEqual([])
  })

  test('every write of a server says what it changes, how to undo it and what it makes stale', () => {
    const writes = Object.entries(contract).filter(([, operation]) => operation.kind === 'mutation' && operation.system !== 'desk')
    expect(writes.length).toBeGreaterThan(0)
    for (const [name, operation] of writes) {
      if (operation.kind !== 'mutation') continue
      expect(operation.confirm, name).not.toBeNull()
      expect(operation.invalidates.length, name).toBeGreaterThan(0)
    }
  })
})
