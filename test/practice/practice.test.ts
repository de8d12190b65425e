import { expect, test } from 'vitest'
import type { Profile } from '../../src-main/environments/profiles'
import { createPractice } from '../../src-main/practice/practice'
import type { PracticeServer } from '../../src-main/practice/practice-server'

const profile = { id: 'p1', practice: { users: 10 } } as Profile

/** Starts servers that are nothing but their address, and keeps how to crash each. */
const starts = () => {
  const crashes: ((reason: string) => void)[] = []
  const start = async (): Promise<PracticeServer> => {
    let end: (reason: string | null) => void = () => undefined
    const ended = new Promise<string | null>((resolve) => {
      end = resolve
    })
    crashes.push(end)
    const base_url = `http://127.0.0.1:${crashes.length}`
    return { base_url, token: 't', services: {}, tokens: { member: 'm', expired: 'e' }, users: 10, ended, close: async () => end(null) }
  }
  return { start, crashes }
}

test('a server that stopped by itself is forgotten, and the next start makes another', async () => {
  const { start, crashes } = starts()
  const practice = createPractice('/nowhere', start)
  const first = await practice.start(profile)
  expect(await practice.start(profile)).toBe(first)
  crashes[0]?.('disk full')
  await first.ended
  expect(practice.running(profile)).toBeNull()
  expect((await practice.start(profile)).base_url).toBe('http://127.0.0.1:2')
})

test('a fresh start is not forgotten when the one before it ends', async () => {
  const practice = createPractice('/nowhere', starts().start)
  const first = await practice.start(profile)
  const second = await practice.start(profile, true)
  await first.ended
  expect(practice.running(profile)).toBe(second)
})
