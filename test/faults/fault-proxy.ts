import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * What happens to the next write on a target on its way. drop: cut before a byte is forwarded. half: cut in the middle
 * of the request. cut: forwarded, answered, and the answer lost. gone: forwarded and cut at once. delay: 100 ms late.
 */
export const wireFaults = ['drop', 'half', 'cut', 'gone', 'delay'] as const
export type WireFault = (typeof wireFaults)[number]

export interface FaultProxy {
  port: number
  plan(target: string, ...faults: WireFault[]): void
  /** How many planned faults were met. */
  injected(): number
  /** No new connection is taken, and those there are die: the machine is offline. */
  offline(): Promise<void>
  online(): Promise<void>
  /** Ends every connection that stands, without a word: kept-alive sockets die like this. */
  killSockets(): number
  close(): void
}

const DELAY = 100
const WRITE = /^(?:POST|DELETE) \S*\/(?:(?:admins|hold-account|release-account|refunds)\/(\S+)|(marketing-email)) HTTP/
/** An e-mail's address names nobody: all of them are planned for under this one name. */
export const EVERY_MAIL = 'marketing-email'

/** A relay between the core and the oracle that knows of HTTP only where a write begins. */
export const startFaultProxy = async (to: number): Promise<FaultProxy> => {
  const plans = new Map<string, WireFault[]>()
  const open = new Set<Socket>()
  let online = true
  let injected = 0

  const relay = (client: Socket): void => {
    open.add(client)
    const server = connect(to, '127.0.0.1')
    open.add(server)
    client.setNoDelay(true)
    server.setNoDelay(true)
    const end = (): void => {
      client.destroy()
      server.destroy()
      open.delete(client)
      open.delete(server)
    }
    for (const socket of [client, server]) socket.on('error', end).on('close', end)
    let loseAnswers = false
    server.on('data', (piece) => {
      if (!loseAnswers) return void client.write(piece)
      client.resetAndDestroy()
      server.destroy()
    })
    client.on('data', (piece) => {
      const [, id, mail] = WRITE.exec(piece.subarray(0, 500).toString('latin1')) ?? []
      const target = id ?? mail
      const fault = target === undefined ? undefined : plans.get(decodeURIComponent(target))?.shift()
      if (fault) injected++
      if (fault === 'drop') return end()
      if (fault === 'half') return void server.write(piece.subarray(0, piece.length >> 1), end)
      if (fault === 'gone')
        return void server.write(piece, () => {
          client.resetAndDestroy()
          // The server has read it by then; what it answers is nobody's.
          setTimeout(end, 50)
        })
      if (fault === 'cut') loseAnswers = true
      if (fault === 'delay') return void setTimeout(() => server.writable && server.write(piece), DELAY)
      server.write(piece)
    })
  }
  const listener = createServer((client) => (online ? relay(client) : client.resetAndDestroy()))
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  const killSockets = (): number => {
    const count = open.size
    for (const socket of open) socket.destroy()
    open.clear()
    return count
  }
  return {
    port,
    injected: () => injected,
    plan: (target, ...faults) => void plans.set(target, faults),
    async offline() {
      online = false
      killSockets()
      await new Promise((closed) => listener.close(closed))
    },
    async online() {
      online = true
      listener.listen(port, '127.0.0.1')
      await once(listener, 'listening')
    },
    killSockets,
    close() {
      killSockets()
      listener.close()
    },
  }
}
