import { expect, test } from 'vitest'
import { openCore, unwrap } from '../open-core'

test('what is read of practice is remembered, and looked back on with health-history.get', async () => {
  const { core, call } = await openCore()
  const { id } = unwrap(await call('environments.practise', {}))
  const before = unwrap(await call('health-history.get', { environment_id: id, span: 'hour' }))
  expect(before).toMatchObject({ oldest: null, contact: null, services: [], figures: [] })

  const summary = unwrap(await call('summary.get', {}, id))
  const past = unwrap(await call('health-history.get', { environment_id: id, span: 'hour' }))
  expect(past.contact).toMatchObject({ state: 'reached', after: null })
  expect(past.services.map(({ name }) => name).toSorted()).toEqual(summary.serviceHealth?.map(({ name }) => name).toSorted())
  expect(past.services.find(({ name }) => name === 'Render Queue')).toMatchObject({ state: 'down', listed: true, flapping: false })
  expect(past.figures.find(({ figure }) => figure === 'trials.active')?.values.at(-1)).toBe(summary.trial?.active)
  await core.close()
})
