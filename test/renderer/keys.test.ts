import { describe, expect, test } from 'vitest'
import { keyWords } from '../../src-renderer/parts/key'
import { keysOf } from '../../src-renderer/parts/use-keys'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('keys', () => {
  test.each([
    [press('j'), 'j'],
    [press('?', { shiftKey: true }), '?'],
    [press('J', { shiftKey: true }), 'shift+j'],
    [press('k', { ctrlKey: true }), 'mod+k'],
    [press('+', { ctrlKey: true, shiftKey: true }), 'mod++'],
    [press('ArrowLeft', { altKey: true }), 'alt+arrowleft'],
    [press('Enter', { ctrlKey: true }), 'mod+enter'],
  ])('%o', (event, name) => expect(keysOf(event, false)).toBe(name))

  test('⌘ counts on a Mac, Ctrl elsewhere', () => {
    expect(keysOf(press('k', { metaKey: true }), true)).toBe('mod+k')
    expect(keysOf(press('k', { metaKey: true }), false)).toBe('k')
  })
  test('are written as the platform writes them', () => {
    expect(keyWords('mod+K', 'linux')).toBe('Ctrl K')
    expect(keyWords('mod+K', 'darwin')).toBe('⌘ K')
    expect(keyWords('mod++', 'win32')).toBe('Ctrl +')
    expect(keyWords('escape', 'linux')).toBe('Esc')
    expect(keyWords('j', 'linux')).toBe('J')
  })
})
