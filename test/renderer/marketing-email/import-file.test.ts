import { describe, expect, test } from 'vitest'
import { importFile, readHtmlFile } from '../../../src-renderer/screens/marketplace/marketing-email/import-file'

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])))
const read = (...parts: (string | readonly number[])[]) => readHtmlFile(bytes(...parts), 'mail.html')

describe('an .html file', () => {
  test('in UTF-8, with a mark or without, is read as it is; line ends become one kind', () => {
    expect(read('<p>Gr', [0xc3, 0xbc], 'n\r\n</p>\r')).toEqual({ html: '<p>Grün\n</p>\n', encoding: 'utf-8', note: null })
    expect(read([0xef, 0xbb, 0xbf], '<p>')).toEqual({ html: '<p>', encoding: 'utf-8', note: null })
  })

  test('in another encoding is read by what it says, and that is said', () => {
    expect(read('<meta charset="iso-8859-15"><p>', [0xa4])).toMatchObject({
      html: '<meta charset="iso-8859-15"><p>€',
      encoding: 'iso-8859-15',
    })
    expect(read([0xff, 0xfe], [0x3c, 0, 0x70, 0, 0x3e, 0])).toMatchObject({ html: '<p>', encoding: 'utf-16le' })
    expect(read('<p>Gr', [0xfc], 'n')).toMatchObject({
      html: '<p>Grün',
      encoding: 'windows-1252',
      note: expect.stringMatching(/windows-1252/),
    })
  })

  test('that is not what it says, or no text, is refused', () => {
    expect(read('<meta charset="utf-8"><p>', [0xfc])).toEqual({ complaint: expect.stringMatching(/can’t be read as utf-8/) })
    expect(read('<meta charset="no-such-thing">')).toEqual({ complaint: expect.stringMatching(/no-such-thing/) })
    expect(read('GIF89a', [0, 0, 1])).toEqual({ complaint: 'mail.html is no text.' })
    expect(read('x'.repeat(1_000_001))).toEqual({ complaint: expect.stringMatching(/1,000,000/) })
  })

  test('by its name and size, before it is read', async () => {
    expect(await importFile(new File(['x'], 'mail.pdf'))).toEqual({ complaint: 'mail.pdf is no .html file.' })
    expect(await importFile(new File([], 'mail.html'))).toEqual({ complaint: 'mail.html is empty.' })
    expect(await importFile(new File([new Uint8Array(4_000_001)], 'mail.html'))).toEqual({ complaint: 'mail.html is larger than 4 MB.' })
    expect(await importFile(new File(['<p>'], 'MAIL.HTM'))).toMatchObject({ html: '<p>' })
  })
})
