import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/** A place on loopback that counts who comes: TCP connections and UDP packets, on one port each. */
export interface Listener {
  tcp: number
  udp: number
  /** What came so far, one line each. Empty is what these tests want. */
  visits: string[]
  close(): Promise<void>
}

/** Opens one and visits it once itself, so that silence later means something. */
export const listen = async (): Promise<Listener> => {
  const visits: string[] = []
  const server = createServer((socket) => {
    const visit = visits.push('TCP') - 1
    socket.on('error', () => undefined)
    socket.once('data', (first) => {
      visits[visit] = `TCP ${first.toString('latin1').split('\r\n')[0]}`
      socket.destroy()
    })
  })
  const packets = createSocket('udp4')
  packets.on('message', (packet) => visits.push(`UDP ${packet.length} bytes`))
  server.listen(0, '127.0.0.1')
  packets.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(packets, 'listening')])
  const tcp = (server.address() as AddressInfo).port

  const visitor = connect(tcp, '127.0.0.1', () => visitor.end('hello\r\n'))
  await once(visitor, 'close')
  if (visits.splice(0).length !== 1) throw new Error('The listener does not hear.')

  return {
    tcp,
    udp: packets.address().port,
    visits,
    close: async () => {
      packets.close()
      server.close()
    },
  }
}
