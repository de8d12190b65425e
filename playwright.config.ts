import { defineConfig } from '@playwright/test'
import type { Shell } from './test/e2e/desk'
import { electronAtHand } from './test/run/electron-binary'

const electron = electronAtHand().file !== null
const chosen = process.env.OPSDESK_SHELL
/** It writes to the keychain it finds, so it runs beside a throw-away keyring only. */
const keychain = process.env.OPSDESK_REAL_KEYRING ? [] : ['**/keychain.spec.ts']
const wanted = (shell: Shell): boolean => !chosen || chosen === shell

/**
 * Everything runs in Electron, and a smoke of it in the browser shell. Where there is no Electron the browser shell runs
 * everything but the specs of Electron's own window. OPSDESK_SHELL chooses one of the two.
 */
export default defineConfig<object, { shell: Shell }>({
  testDir: 'test/e2e',
  // A run empties its folder. Each stage of `npm test` says one of its own, so that none takes an earlier one's pictures away.
  outputDir: `test-results/playwright/${process.env.OPSDESK_STAGE ?? 'by-hand'}`,
  // Each worker has a screen of its own, and every test its own folder: nothing is shared but the processors. Two of them
  // would be idle a third of the time with two workers.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Room for a long story on a busy machine, and for a launch that has to be made twice.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  projects: [
    ...(electron && wanted('electron')
      ? [
          { name: 'electron', use: { shell: 'electron' as const }, testIgnore: ['**/security/**', ...keychain] },
          // They say what an app does not do within a while, which a busy machine would hide: one at a time.
          { name: 'security', use: { shell: 'electron' as const }, testMatch: '**/security/*.spec.ts', workers: 1 },
        ]
      : []),
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
