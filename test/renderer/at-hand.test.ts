import type { Environment } from '@contract/desk/environments'
import { expect, test } from 'vitest'
import type { ScreenCapability } from '../../src-renderer/screens/screen'
import { isAtHand } from '../../src-renderer/shell/at-hand'

const none = { marketplace: null, database: null, stripe: null, agentbot: null, platform: null }
const service = { base_url: 'https://a.example.com', auth: 'bearer', dialect: null, credential: {} as never } as const
const shown = (services: Partial<Environment['services']>): string[] =>
  (['home', 'users', 'summary', 'ledger'] satisfies ScreenCapability[]).filter((one) =>
    isAtHand({ services: { ...none, ...services } }, one),
  )

test.each([
  ['nothing: every screen, for what there will be', {}, ['home', 'users', 'summary', 'ledger']],
  ['the marketplace', { marketplace: service }, ['home', 'users', 'ledger']],
  ['its database alone', { database: service }, ['home', 'users', 'ledger']],
  ['Agentbot alone', { agentbot: service }, ['home', 'summary', 'ledger']],
  ['the platform alone', { platform: service }, ['home', 'ledger']],
])('with %s', (_, services, screens) => {
  expect(shown(services)).toEqual(screens)
})
