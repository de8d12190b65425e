import { fileURLToPath } from 'node:url'
import { failure, type Result, succeed } from '@contract/failure'
import { baseAddress } from './address'

/** Where a database is: the person's own file, or a server that is spoken to through libSQL. */
export type DatabaseAddress = { kind: 'file'; path: string } | { kind: 'server'; url: string }

/** The web's scheme of each of libSQL's, for the same rules. */
const webSchemes: Record<string, string> = { 'libsql:': 'https', 'https:': 'https', 'wss:': 'https', 'http:': 'http', 'ws:': 'http' }

/**
 * The address of a database: `file:///…`, or libsql, https and wss anywhere, http and ws (and libsql with `?tls=0`) on
 * this machine only. The host is held to the rules of every address (see address.ts). Fails with `insecure_address`.
 */
export const databaseAddress = (text: string): Result<DatabaseAddress> => {
  const written = text.trim()
  if (/^file:/i.test(written)) return fileAddress(written)
  const [address = '', query = ''] = written.split('?', 2)
  const scheme = /^([a-z]+:)\/\//i.exec(address)?.[1]?.toLowerCase() ?? ''
  const web = webSchemes[scheme]
  if (!web) return refuse('This is no database’s address.', 'Write libsql://, https:// or wss:// and the host, or the path of a file.')
  if (query !== '' && !/^tls=[01]$/.test(query))
    return refuse('The address holds more than a host and a path.', 'Write it without the question mark; the token is set on its own.')
  const open = query === 'tls=0'
  if (open && scheme !== 'libsql:') return refuse('tls=0 is for libsql:// addresses.', 'Write http:// instead.')
  const checked = baseAddress(`${open ? 'http' : web}${address.slice(scheme.length - 1)}`)
  if (!checked.ok) return checked
  return succeed({ kind: 'server', url: open ? `${address}?tls=0` : address })
}

const fileAddress = (text: string): Result<DatabaseAddress> => {
  try {
    return succeed({ kind: 'file', path: fileURLToPath(text) })
  } catch {
    return refuse('This is not the whole path of a file on this machine.', 'Write it from the root, or choose the file.')
  }
}

const refuse = (what: string, next: string): Result<never> => ({
  ok: false,
  failure: failure('insecure_address', what, { not: 'Nothing was sent.', next }),
})
