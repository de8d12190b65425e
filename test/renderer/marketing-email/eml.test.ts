import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { emlOf } from '../../../src-renderer/screens/marketplace/marketing-email/checks/eml'
import { GOOD_MAIL } from './mails'

const date = new Date('2026-11-20T21:24:03.456Z')
const written = (subject: string, html = '<p>x</p>', text = 'x'): string => emlOf({ subject, html, text, date })
const asLines = (text: string): string => text.replace(/\r\n?/g, '\n')
const headersOf = (eml: string): string => eml.slice(0, eml.indexOf('\r\n\r\n'))

describe('a message file', () => {
  test('is a draft with both views, read back by another library', async () => {
    const text = 'Ten new skills\n\nÜber 10 neue\n.\nFrom here'
    const mail = await PostalMime.parse(emlOf({ subject: 'Ten new skills', html: GOOD_MAIL, text, date }))
    expect(mail.subject).toBe('Ten new skills')
    expect(asLines(mail.html ?? '').trimEnd()).toBe(GOOD_MAIL.trimEnd())
    expect(asLines(mail.text ?? '').trimEnd()).toBe(text)
    expect(mail.date).toBe('2026-11-20T21:24:03.000Z')
    expect(mail.attachments).toEqual([])
    expect(Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))).toMatchObject({
      'x-unsent': '1',
      'mime-version': '1.0',
      'content-type': expect.stringMatching(/^multipart\/alternative; boundary="[^"]+"$/),
    })
    // The better view comes last (RFC 2046, 5.1.4).
    const raw = written('x')
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))
    expect(headersOf(raw)).toContain('Date: Fri, 20 Nov 2026 21:24:03 +0000\r\n')
  })

  test('a plain subject stands as it is, any other in encoded words of at most 75 characters', async () => {
    expect(headersOf(written('Ten new skills'))).toContain('\r\nSubject: Ten new skills\r\n')
    const long = 'Zehn neue Fähigkeiten 👩🏽‍🚀 für dich '.repeat(6)
    const eml = written(long)
    const words = [...headersOf(eml).matchAll(/=\?UTF-8\?B\?[A-Za-z0-9+/=]*\?=/g)].map(([word]) => word)
    expect(words.length).toBeGreaterThan(5)
    expect(words.every((word) => word.length <= 75)).toBe(true)
    expect((await PostalMime.parse(eml)).subject).toBe(long.trim())
    // What looks encoded already is encoded again, so that it is shown as written.
    expect((await PostalMime.parse(written('=?UTF-8?B?QQ==?='))).subject).toBe('=?UTF-8?B?QQ==?=')
  })

  test('a date that is none is an error', () => {
    expect(() => emlOf({ subject: 'x', html: 'x', text: 'x', date: new Date('never') })).toThrow(RangeError)
  })

  test('whatever the subject and bodies, there are these five headers, ASCII, short lines, and all comes back', async () => {
    const wide = fc.string({ unit: 'binary', maxLength: 300 })
    const nasty = fc.array(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\n\n',
        'Bcc: a@example.com',
        ': ',
        '=?UTF-8?B?',
        '?=',
        '--=_opsdesk_alternative',
        ' ',
        '\t',
        '\u2028',
        '\u0000',
        'é',
        '👩',
      ),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          wide,
          nasty.map((parts) => parts.join('')),
        ),
        wide,
        fc.oneof(
          wide,
          nasty.map((parts) => parts.join('')),
        ),
        async (subject, html, text) => {
          const eml = written(subject, html, text)
          expect(eml).toMatch(/^[\r\n\x20-\x7E]*$/)
          expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
          expect(eml.split('\r\n').every((line) => line.length <= 998 && line.length <= 86)).toBe(true)
          const unfolded = headersOf(eml).replace(/\r\n /g, ' ')
          expect(unfolded.split('\r\n').map((line) => line.slice(0, line.indexOf(':')))).toEqual([
            'Date',
            'Subject',
            'X-Unsent',
            'MIME-Version',
            'Content-Type',
          ])
          const mail = await PostalMime.parse(eml)
          expect(mail.headers).toHaveLength(5)
          expect(mail.attachments).toEqual([])
          expect(asLines(mail.text ?? '').trimEnd()).toBe(asLines(text).trimEnd())
          expect(asLines(mail.html ?? '').trimEnd()).toBe(asLines(html).trimEnd())
        },
      ),
      { numRuns: 300 },
    )
  })
})
