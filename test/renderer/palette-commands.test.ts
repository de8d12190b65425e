import { describe, expect, test } from 'vitest'
import { type Command, matching, userIdsIn } from '../../src-renderer/shell/palette-commands'

const command = (title: string, group = 'Screen', also = ''): Command => ({ id: title, group, title, also, run: () => {} })
const titles = (found: Command[]): string[] => found.map(({ title }) => title)

describe('what the palette finds', () => {
  const commands = [command('All environments', 'Environment'), command('Users'), command('Theme: dark', 'Setting'), command('Admins')]

  test('everything at first, in order', () => expect(titles(matching(commands, '  '))).toHaveLength(4))
  test('every word has to be in it, in any order and case', () => {
    expect(titles(matching(commands, 'DARK theme'))).toEqual(['Theme: dark'])
    expect(titles(matching(commands, 'dark users'))).toEqual([])
  })
  test('what begins with the query comes first', () => {
    expect(titles(matching([command('Show users'), command('Users')], 'users'))).toEqual(['Users', 'Show users'])
  })
  test('other words for it count', () => expect(titles(matching([command('Larger text', 'Setting', 'zoom in')], 'zoom'))).toHaveLength(1))
})

describe('ids in what was pasted', () => {
  test('one id', () => expect(userIdsIn(' user_2KxAbc09 ')).toEqual(['user_2KxAbc09']))
  test('every id of a ticket, once each', () => {
    const ticket = 'Hi, user_2Kx cannot log in.\nSeen by user_9zz (same as user_2Kx), see https://x.test/users/user_3q?tab=1'
    expect(userIdsIn(ticket)).toEqual(['user_2Kx', 'user_9zz', 'user_3q'])
  })
  test('an id of another make, where it stands alone', () => {
    expect(userIdsIn('3f2b8c1e-0000-4000-8000-123456789abc')).toEqual(['3f2b8c1e-0000-4000-8000-123456789abc'])
  })
  test.each(['users', 'environments', 'dana@example.com', 'theme dark', ''])('“%s” is no id', (text) => expect(userIdsIn(text)).toEqual([]))
  test('a flood of ids is cut', () => {
    expect(userIdsIn(Array.from({ length: 500 }, (_, index) => `user_${index}`).join(' '))).toHaveLength(20)
  })
})
