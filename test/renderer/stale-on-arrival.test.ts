import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readAgainWhatIsStaleOnArrival } from '../../src-renderer/stale-on-arrival'

/** A list on screen whose answers come when the test says so. */
const watched = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } })
  readAgainWhatIsStaleOnArrival(client)
  const asked: ((answer: string | Error) => void)[] = []
  const queryFn = () =>
    new Promise<string>((answer, refuse) => asked.push((given) => (given instanceof Error ? refuse(given) : answer(given))))
  const observer = new QueryObserver(client, { queryKey: ['place', 'list'], queryFn })
  const stop = observer.subscribe(() => undefined)
  const told = () => client.invalidateQueries({ queryKey: ['place'] })
  onTestFinished(() => {
    stop()
    client.clear()
  })
  const shows = (words: string) => vi.waitFor(() => expect(observer.getCurrentResult().data).toBe(words))
  return { asked, observer, told, shows }
}

test('what became stale while it was first read is read again', async () => {
  const { asked, told, shows } = watched()
  void told()
  void told()
  asked[0]?.('before')
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  asked[1]?.('after')
  await shows('after')
  expect(asked).toHaveLength(2)
})

test('nothing is read twice that nobody said was stale, and news of later reads needs no second answer', async () => {
  const { asked, told, shows } = watched()
  asked[0]?.('first')
  await shows('first')
  expect(asked).toHaveLength(1)
  void told()
  void told()
  const count = asked.length
  asked.at(-1)?.('last')
  await shows('last')
  expect(asked).toHaveLength(count)
})

test('a first read that failed is not asked again by itself', async () => {
  const { asked, observer, told } = watched()
  void told()
  asked[0]?.(new Error('refused'))
  await vi.waitFor(() => expect(observer.getCurrentResult().isError).toBe(true))
  expect(asked).toHaveLength(1)
})
