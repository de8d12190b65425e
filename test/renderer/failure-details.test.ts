import { failure } from '@contract/failure'
import { describe, expect, test } from 'vitest'
import { detailsOf } from '../../src-renderer/parts/failure-details'

describe('the details of a failure', () => {
  test('hold what a ticket needs and nothing empty', () => {
    const failed = failure('unavailable', 'The server is unavailable.', {
      status: 503,
      request: 'GET /v1/admin/users',
      request_id: 'req_1',
    })
    expect(detailsOf(failed).split('\n')).toEqual([
      'what: The server is unavailable.',
      'code: unavailable',
      'on the server: nothing was sent or changed',
      'status: 503',
      'request: GET /v1/admin/users',
      'request id: req_1',
    ])
  })
  test('say when nobody knows', () => {
    expect(detailsOf(failure('unknown_outcome', 'No answer came.', { happened: 'unknown' }))).toContain('on the server: not known')
  })
})
