import { contract } from '@contract'
import { expect, it } from 'vitest'
import { ATTEMPT, adminApi, callOf, json, listen } from '../upstream/listening'
import { dialect, exchanges } from './exchanges'

/** The client against exchanges written by hand: what it sends to the letter, and what it makes of the answer. */
it.each(exchanges.map((exchange) => [exchange.name, exchange] as const))('%s', async (_, { operation, input, request, response }) => {
  const server = await listen((seen, out) => {
    const another = request.query && seen.query.page !== request.query.page
    json(out, response.status, another ? anotherPage(response.body) : response.body, response.headers)
  })
  const token = request.headers.cookie ?? request.headers.authorization?.replace('Bearer ', '') ?? ''
  const auth = request.headers.cookie ? ('cookie' as const) : ('bearer' as const)
  const credential = async () => ({ ok: true as const, value: token })
  const result = await adminApi().send(callOf(server.base_url, operation, input, { auth, credential, profile: { dialect } }))

  // A list's first page is looked at before a later one, to know that the server pages as it did.
  const sent = server.seen.at(-1)
  const wanted = contract[operation].kind === 'mutation' ? { ...request.headers, 'idempotency-key': ATTEMPT } : request.headers
  expect(sent).toMatchObject({ method: request.method, path: request.path, headers: wanted })
  expect(sent?.body).toBe(request.body === undefined ? '' : JSON.stringify(request.body))
  if (request.query) expect(sent?.query).toEqual(request.query)
  if (contract[operation].kind === 'mutation') expect(server.seen).toHaveLength(1)

  if (response.status >= 400) {
    expect(result).toMatchObject({
      ok: false,
      failure: { status: response.status, server_words: wordsOf(response.body) },
    })
    return
  }
  const value = result.ok ? result.value : result.failure
  const { items, total } = response.body as { items?: unknown[]; total?: number }
  if (items) expect(value).toMatchObject({ items, total, note: null })
  else expect(value).toMatchObject(response.body as object)
})

const anotherPage = (body: unknown): unknown => {
  const page = body as { items: { id: string }[] }
  return { ...page, items: page.items.map((item) => ({ ...item, id: `${item.id}_before` })) }
}

/** FastAPI says detail, Agentbot error, and the platform a message in it. */
const wordsOf = (body: unknown): unknown => {
  const { detail, error } = body as { detail?: unknown; error?: string | { message: string } }
  return detail ?? (typeof error === 'object' ? error.message : error)
}
