import { describe, expect, test } from 'vitest'
import { visible } from '../../src-renderer/parts/visible-text'

describe('text somebody else wrote', () => {
  test('what turns or hides is written out', () => {
    expect(visible('Invoice \u202Efdp.exe')).toBe('Invoice ⟨U+202E⟩fdp.exe')
    expect(visible('pay\u200Bpal')).toBe('pay⟨U+200B⟩pal')
    expect(visible('a\u0000b\u001B[31m')).toBe('a⟨U+0000⟩b⟨U+001B⟩[31m')
  })
  test('everything else stays, markup, lines, other scripts and joined emoji among it', () => {
    for (const text of ['<b>x</b>', 'one\ntwo\tthree', 'ليلى', '👩🏽‍🚀', 'e\u0301']) expect(visible(text)).toBe(text)
  })
})
