import { describe, expect, it } from 'vitest'
import { adminApi, callOf, failureOf, json, listen } from './listening'

const answering = (status: number, body: unknown) => listen((_, response) => json(response, status, body))
const list = async (base_url: string) => failureOf(await adminApi().send(callOf(base_url, 'orgs.list', { offset: 0, limit: 10 })))
const one = async (base_url: string) => failureOf(await adminApi().send(callOf(base_url, 'orgs.get', { org_id: 'org_1' })))
const code = (word: string) => ({ error: { code: word, message: 'Not here' } })

describe('what a platform does not offer', () => {
  it.each([404, 405, 501])('a list answered with %i is not offered, and the path is named', async (status) => {
    const { base_url } = await answering(status, { error: 'whatever' })
    expect(await list(base_url)).toMatchObject({
      code: 'not_offered',
      what: 'This server does not offer orgs (GET /api/v1/admin/orgs).',
      happened: 'nothing',
      status,
      not: '',
    })
  })

  it('a record that is said not to be there is not found', async () => {
    const { base_url } = await answering(404, code('record_not_found'))
    expect(await one(base_url)).toMatchObject({ code: 'not_found', what: 'The server does not have this (404).' })
  })

  it('a record’s path that is said not to be there is not offered', async () => {
    const { base_url } = await answering(404, code('no_such_path'))
    expect(await one(base_url)).toMatchObject({
      code: 'not_offered',
      what: 'This server does not offer single orgs (GET /api/v1/admin/orgs/{org_id}).',
    })
  })

  it('a record’s 404 without a code may be either, and both are said', async () => {
    const { base_url } = await answering(404, { detail: 'Not Found' })
    expect(await one(base_url)).toMatchObject({
      code: 'not_found',
      what: 'The server has no such record, or does not offer single orgs (GET /api/v1/admin/orgs/{org_id}).',
    })
  })

  it('a session cookie is called that where it is not accepted', async () => {
    const { base_url } = await answering(401, code('unauthorized'))
    const refused = failureOf(await adminApi().send(callOf(base_url, 'orgs.get', { org_id: 'org_1' }, { auth: 'cookie' })))
    expect(refused).toMatchObject({
      code: 'unauthorized',
      what: expect.stringContaining('session cookie'),
      next: expect.stringContaining('cookie'),
    })
  })
})
