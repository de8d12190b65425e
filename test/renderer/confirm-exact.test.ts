import { expect, test } from 'vitest'
import { inBrief } from '../../src-renderer/parts/confirm-exact'

test.each([
  ['<!doctype html>\n<p>News</p>', 'ab12cd34ef5678', '[27 characters · SHA-256 ab12cd34ef56… · begins: <!doctype html>]'],
  ['\n\n  <p>News\r\n</p>', undefined, '[17 characters · SHA-256 … · begins: <p>News]'],
  ['x'.repeat(1234), 'ab', `[1,234 characters · SHA-256 ab… · begins: ${'x'.repeat(80)}…]`],
  // What would hide or turn the text is written out.
  ['a\u202eb', 'ab', '[3 characters · SHA-256 ab… · begins: a⟨U+202E⟩b]'],
])('a document is told by its length, hash and first line: %j', (text, hash, words) => {
  expect(inBrief(text, hash)).toBe(words)
})
