import { describe, expect, test } from 'vitest'
import { linesIn } from '../../src-renderer/parts/many-ids'

const ids = (text: string): string[] => linesIn(text, 'user_id').lines.map(({ id }) => id)

describe('ids in a text', () => {
  test('one a line, whatever it looks like: the preview says what is no id', () => {
    expect(linesIn('user_2a\n\n  user_2b \nbad/id\nuser_2a', 'user_id')).toEqual({
      as: 'lines',
      repeated: 0,
      lines: ['user_2a', 'user_2b', 'bad/id', 'user_2a'].map((id) => ({ id, reason: null })),
    })
    expect(ids('user_2a, user_2b;user_2c')).toEqual(['user_2a', 'user_2b', 'user_2c'])
  })

  test('anywhere in a text, words left alone', () => {
    expect(linesIn('Please hold user_2abcDEF9 (see pur_91c0aa12) and user_id of “user_2XYZ0001”.', 'user_id')).toMatchObject({
      as: 'text',
      lines: [{ id: 'user_2abcDEF9' }, { id: 'pur_91c0aa12' }, { id: 'user_2XYZ0001' }],
    })
    expect(ids('nothing in here')).toEqual([])
    expect(ids('')).toEqual([])
  })

  test('a table by its headings, with a reason a row', () => {
    expect(linesIn('\ufeffE-mail,Id,Reason\r\na@example.com,user_2a,"Chargebacks, many"\r\nb@example.com,user_2b,\r\n', 'user_id')).toEqual(
      {
        as: 'csv',
        repeated: 0,
        lines: [
          { id: 'user_2a', reason: 'Chargebacks, many' },
          { id: 'user_2b', reason: null },
        ],
      },
    )
    expect(linesIn('user id;reason\nuser_2a;Spam', 'user_id')).toEqual({
      as: 'csv',
      lines: [{ id: 'user_2a', reason: 'Spam' }],
      repeated: 0,
    })
  })
})
