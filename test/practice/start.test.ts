import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { startPracticeInWorker } from '../../src-main/practice/start'
import { ask } from './ask'
import { worldFolder } from './world-folder'

const root = resolve(import.meta.dirname, '../..')
// In out/, so that the worker finds the packages; apart from the app's own build, which another test may be using.
const outDir = join(root, 'out/test-practice')
const worker = pathToFileURL(join(outDir, 'practice.js'))

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias: { '@contract': join(root, 'src-preload/contract') } },
    build: {
      ssr: join(root, 'src-main/practice/worker.ts'),
      outDir,
      target: 'node20.18',
      rollupOptions: { output: { entryFileNames: 'practice.js', format: 'es' } },
    },
  })
})

/** A worker that does what this says, in the place of practice's own. */
const stand = async (code: string): Promise<URL> => {
  const file = `${await worldFolder()}.mjs`
  await writeFile(file, `import { parentPort } from 'node:worker_threads'\n${code}`)
  return pathToFileURL(file)
}
const started = `parentPort.postMessage({ started: { base_url: 'http://127.0.0.1:1', token: 't', tokens: {}, users: 1 } })`
const options = async (users = 200) => ({ folder: await worldFolder(), users, fresh: false })

describe('practice in its worker', () => {
  test('serves, and ends when closed', async () => {
    const server = await startPracticeInWorker(await options(), worker)
    expect((await ask(server, 'GET', '/v1/admin/check')).json()).toEqual({ is_admin: true })
    expect((await ask(server, 'GET', '/v1/admin/check', { token: server.tokens.member })).json()).toEqual({ is_admin: false })
    expect(server.users).toBe(200)
    await server.close()
    expect(await server.ended).toBeNull()
    await expect(ask(server, 'GET', '/v1/admin/check')).rejects.toThrow('ECONNREFUSED')
    await server.close()
  })

  test('leaves this thread free while it seeds', async () => {
    const before = performance.eventLoopUtilization()
    const server = await startPracticeInWorker(await options(20_000), worker)
    const { utilization } = performance.eventLoopUtilization(before)
    await server.close()
    // In this thread it would be busy nearly all the time, however busy the machine is with others.
    expect(utilization).toBeLessThan(0.2)
  })

  test('that can’t start says why', async () => {
    const blocked = await options()
    await writeFile(blocked.folder, '')
    await expect(startPracticeInWorker(blocked, worker)).rejects.toThrow(/^Practice could not be started: .*(EEXIST|ENOTDIR)/)
    await expect(startPracticeInWorker(await options(), await stand(`throw new Error('no memory left')`))).rejects.toThrow('no memory left')
    await expect(startPracticeInWorker(await options(), new URL('nowhere.js', worker))).rejects.toThrow('Practice could not be started')
    await expect(startPracticeInWorker(await options(), await stand(''))).rejects.toThrow('The practice server stopped.')
  })

  test('that crashes later is reported', async () => {
    const crashing = await stand(`${started}\nsetTimeout(() => { throw new Error('disk full') }, 20)`)
    const server = await startPracticeInWorker(await options(), crashing)
    expect(await server.ended).toBe('disk full')
    await server.close()
  })

  test('that does not end when told is ended', async () => {
    const deaf = await stand(`${started}\nparentPort.on('message', () => { for (;;); })`)
    const server = await startPracticeInWorker(await options(), deaf)
    await server.close()
    expect(await server.ended).toBeNull()
  })
})
