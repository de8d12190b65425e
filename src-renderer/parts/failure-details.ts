import type { Failure } from '@contract/failure'

/** What a person can paste into a ticket. A failure carries no credential and no e-mail address to begin with. */
export const detailsOf = (failure: Failure): string =>
  [
    ['what', failure.what],
    ['code', failure.code],
    ['on the server', { nothing: 'nothing was sent or changed', refused: 'refused', unknown: 'not known' }[failure.happened]],
    ['status', failure.status],
    ['request', failure.request],
    ['request id', failure.request_id],
    ['server', failure.server_words],
  ]
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
