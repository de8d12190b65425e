import { recipientsOf } from '@contract/marketplace/marketing-email-recipients'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('the number of recipients in an answer', () => {
  test.each<[string, unknown, { count: number; field: string } | null]>([
    ['its plain name', { recipients: 12 }, { count: 12, field: 'recipients' }],
    ['nobody', { recipients: 0 }, { count: 0, field: 'recipients' }],
    ['another spelling', { 'Recipient-Count': 12 }, { count: 12, field: 'Recipient-Count' }],
    ['camel case', { totalRecipients: 12 }, { count: 12, field: 'totalRecipients' }],
    ['text', { recipient_count: '12' }, { count: 12, field: 'recipient_count' }],
    ['sent, beside failed', { status: 'ok', failed: 3, sent: 9 }, { count: 9, field: 'sent' }],
    ['the better of two', { total: 20, recipients: 12 }, { count: 12, field: 'recipients' }],
    ['a list of people', { recipients: ['a', 'b'] }, { count: 2, field: 'recipients' }],
    ['wrapped up', { status: 'ok', result: { data: { sent_count: 7 } } }, { count: 7, field: 'result.data.sent_count' }],
    ['a batch', { data: [{ id: '1' }, { id: '2' }, { id: '3' }] }, { count: 3, field: 'data' }],
    ['sent as a mark', { sent: true, count: 4 }, { count: 4, field: 'count' }],
    ['nothing said', { status: 'queued', id: 'mail_1' }, null],
    ['no number', { recipients: -1, sent: 1.5, total: 'many' }, null],
    ['no object', 'sent', null],
    ['null', null, null],
  ])('%s', (_name, answer, found) => {
    expect(recipientsOf(answer)).toEqual(found)
  })

  test('is never anything but a whole number or null, whatever the answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const found = recipientsOf(answer)
        if (found) expect(Number.isSafeInteger(found.count) && found.count >= 0).toBe(true)
      }),
    )
  })

  test('is found beside anything else', () => {
    const other = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,8}$/), fc.jsonValue())
    fc.assert(
      fc.property(
        fc.nat(),
        other,
        fc.constantFrom('recipients', 'recipient_count', 'sent', 'total_sent', 'emailsSent'),
        (count, rest, name) => {
          expect(recipientsOf({ ...rest, [name]: count })).toEqual({ count, field: name })
          expect(recipientsOf({ ...rest, result: { ...rest, [name]: count } })).toEqual({ count, field: `result.${name}` })
        },
      ),
    )
  })
})
