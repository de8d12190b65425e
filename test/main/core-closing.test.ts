import { expect, test } from 'vitest'
import { openCore } from '../open-core'

test('a core is closed once, however often it is asked to', async () => {
  const { core } = await openCore()
  const first = core.close()
  expect(core.close()).toBe(first)
  await first
  await core.close()
})
