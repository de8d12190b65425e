import { defineConfig } from '@playwright/test'
import type { Shell } from './test/e2e/desk'
import { electronAtHand } from './test/run/electron-binary'

const electron = electronAtHand().file !== null
const chosen = process.env.OPSDESK_SHELL
const wanted = (shell: Shell): boolean => !chosen || chosen === shell

/**
 * Everything runs in Electron, and a smoke of it in the browser shell. Where there is no Electron the browser shell runs
 * everything but the specs of Electron's own window. OPSDESK_SHELL chooses one of the two.
 */
export default defineConfig<object, { shell: Shell }>({
  testDir: 'test/e2e',
  // It writes to the keychain it finds, so it runs beside a throw-away keyring only.
  testIgnore: process.env.OPSDESK_REAL_KEYRING ? [] : ['**/keychain.spec.ts'],
  outputDir: 'test-results/playwright',
  // Two at once were tried: specs that watch the network or wait for a permission then fail now and then.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Room for a launch that has to be made twice.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  projects: [
    ...(electron && wanted('electron') ? [{ name: 'electron', use: { shell: 'electron' as const } }] : []),
    ...(wanted('browser')
      ? [
          {
            name: 'browser',
            use: { shell: 'browser' as const },
            ...(electron ? { testMatch: '**/*.smoke.spec.ts' } : { testIgnore: ['**/security/**', '**/keychain.spec.ts'] }),
          },
        ]
      : []),
  ],
})
