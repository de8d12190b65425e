import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type Desk, test } from '../desk'

/** A server that wants the token, and is careless with it: every answer says it back. */
const carelessServer = async () => {
  const heard = new Set<string>()
  const server = createServer((request, response) => {
    const token = request.headers.cookie ?? request.headers.authorization ?? 'none'
    heard.add(token)
    response.writeHead(500, { 'content-type': 'application/json', 'x-request-id': token.slice(0, 100) })
    response.end(JSON.stringify({ error: `Failed for ${token}`, message: token, detail: { authorization: token } }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { heard, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

const canary = () => `canary${crypto.randomUUID().replaceAll('-', '')}`

const newEnvironment = async (desk: Desk, base_url: string): Promise<string> => {
  const made = await desk.call('environments.create', {
    name: 'Staging',
    kind: 'staging',
    colour: 'amber',
    services: { marketplace: { base_url } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  return made.value.id
}

/** Reads, fails, writes and shows: whatever could carry the token into the window. Returns all that was answered. */
const useIt = async (desk: Desk, environment: string): Promise<unknown[]> => {
  const of = { environment_id: environment }
  return [
    await desk.call('environments.open', of),
    await desk.call('environments.test', { ...of, service: 'marketplace' }),
    await desk.call('users.list', {}, environment),
    await desk.call('admins.promote', { user_id: 'usr_1' } as never, environment),
    await desk.call('environments.duplicate', of),
    await desk.call('environments.list', {}),
  ]
}

/** Everything the page holds: what it shows, what it stores, and every string of its heap. */
const everythingIn = async (page: Page): Promise<string> => {
  const shown = await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    const databases = await indexedDB.databases()
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields,
      { ...localStorage },
      { ...sessionStorage },
      databases,
      location.href,
    ])
  })
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  expect(chunks.join('').length).toBeGreaterThan(1_000_000)
  return shown + chunks.join('')
}

/** Records all that main sends to the window: answers and events. */
const recordTraffic = async (desk: Desk): Promise<() => Promise<string>> => {
  await desk.app?.evaluate(({ BrowserWindow, ipcMain }) => {
    const traffic: string[] = []
    Object.assign(globalThis, { traffic })
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...given: unknown[]) => Promise<unknown>> })._invokeHandlers
    const call = handlers.get('call')
    handlers.set('call', async (...given) => {
      const answer = await call?.(...given)
      traffic.push(JSON.stringify(answer))
      return answer
    })
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) return
    const send = contents.send.bind(contents)
    contents.send = (...given) => {
      traffic.push(JSON.stringify(given))
      send(...given)
    }
  })
  return async () => {
    const traffic = (await desk.app?.evaluate(() => (globalThis as unknown as { traffic: string[] }).traffic)) ?? []
    expect(traffic.length).toBeGreaterThan(3)
    return traffic.join('\n')
  }
}

const filesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .map((bytes) => bytes.toString('latin1') + bytes.toString('utf16le'))
    .join('\n')

const spellings = (secret: string): string[] => [secret, Buffer.from(secret).toString('base64').slice(0, -4), encodeURIComponent(secret)]

const recordOutput = (desk: Desk): (() => string) => {
  const output: string[] = []
  for (const stream of [desk.app?.process().stdout, desk.app?.process().stderr]) stream?.on('data', (part) => output.push(String(part)))
  return () => output.join('')
}

type Careless = Awaited<ReturnType<typeof carelessServer>>

/** Does `use` with a secret of its own, and looks for it in all that was answered and sent, in the page, in the log and on disk. */
const isFoundNowhere = async (desk: Desk, use: (secret: string, server: Careless) => Promise<unknown>): Promise<void> => {
  const [secret, server] = [canary(), await carelessServer()]
  try {
    const output = recordOutput(desk)
    const traffic = await recordTraffic(desk)
    const answers = JSON.stringify(await use(secret, server))
    // It was really used: the server heard it.
    expect([...server.heard].join()).toContain(secret)
    const places = { answers, traffic: await traffic(), page: await everythingIn(desk.page), log: output(), files: filesIn(desk.folder) }
    for (const [where, text] of Object.entries(places))
      for (const spelling of spellings(secret)) expect(text.includes(spelling), `found in ${where}`).toBe(false)
  } finally {
    server.close()
  }
}

test('control 2: a token that main fetched is nowhere in the window, on disk or in the log', async ({ desk }) =>
  isFoundNowhere(desk, async (secret, server) => {
    // In two parts, so that the program itself is not what is found.
    const program = join(desk.folder, 'token.mjs')
    writeFileSync(program, `process.stdout.write('${secret.slice(0, 12)}' + '${secret.slice(12)}')`)
    const environment = await newEnvironment(desk, server.address)
    const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(program)}`
    const set = await desk.call('environments.set_command', { environment_id: environment, service: 'marketplace', command })
    expect(set).toMatchObject({ ok: true, value: { state: 'set', kept: 'command', ends: secret.slice(-4) } })
    const answered = await useIt(desk, environment)
    await desk.page.waitForTimeout(500)
    return [set, answered]
  }))

test('control 2: a token that was typed does not come back, and is not in the page that is loaded next', async ({ desk }) =>
  isFoundNowhere(desk, async (secret, server) => {
    const environment = await newEnvironment(desk, server.address)
    const set = await desk.call('environments.set_token', { environment_id: environment, service: 'marketplace', token: secret })
    expect(set).toMatchObject({ ok: true, value: { state: 'set', ends: secret.slice(-4) } })
    const answered = await useIt(desk, environment)
    await desk.page.reload()
    await desk.page.waitForTimeout(500)
    return [set, answered]
  }))

test('control 2: a session cookie goes to Agentbot alone, and comes back to nobody', async ({ desk }) =>
  isFoundNowhere(desk, async (secret, server) => {
    const environment = await newEnvironment(desk, server.address)
    const of = { environment_id: environment, service: 'agentbot' } as const
    await desk.call('environments.update', { environment_id: environment, services: { agentbot: { base_url: server.address } } })
    const set = await desk.call('environments.set_token', { ...of, token: `Cookie: other=1; session=${secret}` })
    expect(set).toMatchObject({ ok: true, value: { state: 'set', ends: secret.slice(-4) } })
    await desk.call('environments.open', { environment_id: environment })
    const answered = [
      await desk.call('environments.test', of),
      await desk.call('summary.get', {}, environment),
      await desk.call('health-history.get', { environment_id: environment, span: 'hour' }),
      await desk.call('environments.list', {}),
    ]
    expect([...server.heard]).toEqual([`other=1; session=${secret}`])
    await desk.page.evaluate((hash) => {
      location.hash = hash
    }, `/e/${environment}/summary`)
    await desk.page.getByRole('alert').first().waitFor()
    return [set, answered]
  }))
