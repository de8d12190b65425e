import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { capabilityOf, contract, type OperationName } from '@contract'
import type { Capability } from '@contract/capability'
import type { Operation } from '@contract/operation'
import type { z } from 'zod'
import { exchanges } from './wire/exchanges'

/**
 * How it answers what belongs to a capability. `bare`: each record with nothing but the fields that the contract demands. `late`:
 * not before `letGo`.
 */
export type Answering = 'not_offered' | 'failing' | 'garbage' | 'signed_out' | 'late' | 'empty' | 'bare' | 'full'

/** A platform of a test's own, over real HTTP, that offers all the contract asks for: its records are those of the exchanges written by hand. */
export interface WirePlatform {
  base_url: string
  /** From now on: all of these answer so, and everything else in full. */
  answer(how: Answering, capabilities: readonly Capability[]): void
  /** Sends every answer that is held back. */
  letGo(): void
  close(): void
}

interface Served {
  name: OperationName
  declared: Operation
  path: RegExp
  body: unknown
}

export const serveWirePlatform = async (): Promise<WirePlatform> => {
  const served = reads()
  let answering: { how: Answering; of: ReadonlySet<Capability> } = { how: 'full', of: new Set() }
  const held = new Set<() => void>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    const asked = request.method === 'GET' ? served.find(({ path }) => path.test(pathname)) : undefined
    const how = asked && answering.of.has(capabilityOf(asked.name)) ? answering.how : 'full'
    if (asked && how === 'late') {
      const late = (): void => send(response, sayOf(asked, 'full'))
      held.add(late)
      response.once('close', () => held.delete(late))
    } else send(response, asked && how !== 'late' ? sayOf(asked, how) : refusal(404, 'no_such_path', 'There is no such path'))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer(how, capabilities) {
      answering = { how, of: new Set(capabilities) }
    },
    letGo() {
      for (const late of [...held]) late()
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** What the exchanges hold of a read when all is well: the body that says the most. A list counts the rows it gives. */
const wholeBody = (name: OperationName): unknown => {
  const bodies = exchanges
    .filter(({ operation, response }) => operation === name && response.status === 200)
    .map(({ response }) => response.body)
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
  const body = bodies[0] as object
  return 'items' in body ? { ...body, total: itemsOf(body).length } : body
}

const itemsOf = (body: unknown): unknown[] => (body as { items: unknown[] }).items

/** Every read of the platform with a path of its own, those with the fewest names in braces first: `/orgs/new` is no org. */
const reads = (): Served[] =>
  (Object.keys(contract) as OperationName[])
    .flatMap((name) => {
      const declared = contract[name] as unknown as Operation
      if (declared.system !== 'platform' || declared.kind !== 'query' || declared.route === null) return []
      const path = new RegExp(`^${declared.route.replace('GET ', '').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
      return [{ name, declared, path, body: wholeBody(name) }]
    })
    .sort((a, b) => namesIn(a.declared) - namesIn(b.declared))

const namesIn = ({ route }: Operation): number => route?.split('{').length ?? 0

/** Status and body of an answer. */
type Said = readonly [status: number, body: string]

const sayOf = ({ declared, body }: Served, how: Exclude<Answering, 'late'>): Said => {
  switch (how) {
    case 'not_offered':
      return refusal(404, 'no_such_path', 'There is no such path')
    case 'failing':
      return refusal(500, 'broken', 'The index is being rebuilt')
    case 'signed_out':
      return refusal(401, 'unauthorized', 'The token has expired')
    case 'garbage':
      return [200, '{"items": [{"id": "org_1", "nam']
    case 'empty':
      return declared.route?.endsWith('}')
        ? refusal(404, 'record_not_found', 'There is no such record')
        : [200, JSON.stringify(emptied(body))]
    case 'bare':
      return [200, JSON.stringify(bared(declared, body))]
    default:
      return [200, JSON.stringify(body)]
  }
}

const refusal = (status: number, code: string, message: string): Said => [status, JSON.stringify({ error: { code, message } })]

const send = (response: ServerResponse, [status, body]: Said): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}

/** The same answer with nothing in any of its lists. */
const emptied = (body: unknown): unknown => {
  const lists = Object.entries(body as object).map(([name, value]) => [name, Array.isArray(value) ? [] : name === 'total' ? 0 : value])
  return Object.fromEntries(lists)
}

const bared = (declared: Operation, body: unknown): unknown => {
  if (declared.kind !== 'query') return body
  const { row } = declared
  return row === null ? least(declared.output, body) : { ...(body as object), items: itemsOf(body).map((item) => least(row, item)) }
}

/** What is left of a record when every field is taken out that `schema` does without, at any depth. */
const least = (schema: z.ZodType, whole: unknown): unknown => {
  const fits = (one: unknown): boolean => schema.safeParse(one).success
  const pare = (part: unknown, put: (pared: unknown) => unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    if (Array.isArray(part))
      return part.reduce<unknown[]>(
        (all, item, at) =>
          all.with(
            at,
            pare(item, (pared) => put(all.with(at, pared))),
          ),
        part,
      )
    let kept = part as Record<string, unknown>
    for (const name of Object.keys(part)) {
      const { [name]: _, ...without } = kept
      if (fits(put(without))) kept = without
      else kept = { ...kept, [name]: pare(kept[name], (pared) => put({ ...kept, [name]: pared })) }
    }
    return kept
  }
  return pare(whole, (pared) => pared)
}
