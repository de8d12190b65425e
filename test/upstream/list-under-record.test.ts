import type { Page } from '@contract/operation'
import { expect, it } from 'vitest'
import { adminApi, callOf, json, listen, successOf } from './listening'

/** What was done with each piece of feedback: short lists that come whole, one under each record. */
const events = (id: string) => [1, 2].map((n) => ({ id: `${id}_${n}`, at: '2026-01-15T09:30:00Z', by: null, what: 'noted' }))

it('lists under two records, asked for at once before anything is known of the server, are never taken for one another', async () => {
  const server = await listen(({ path }, response) => {
    const id = path.split('/').at(-2) ?? ''
    // Both are under way before either is answered.
    setTimeout(() => json(response, 200, { items: events(id), total: 2 }), 50)
  })
  const api = adminApi()
  const profile = { dialect: null }
  const history = async (feedback_id: string): Promise<string[]> =>
    successOf<Page<{ id: string }>>(await api.send(callOf(server.base_url, 'feedback.history', { feedback_id }, { profile }))).items.map(
      ({ id }) => id,
    )
  const asked = ['fb_a', 'fb_b', 'fb_c']
  expect(await Promise.all(asked.map(history))).toEqual(asked.map((id) => [`${id}_1`, `${id}_2`]))
  expect(await history('fb_b')).toEqual(['fb_b_1', 'fb_b_2'])
})
