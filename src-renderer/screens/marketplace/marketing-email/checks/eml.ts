const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary)
}

/** Base64 in lines of 76, of text with CRLF at its line ends (RFC 2045, 6.8 and canonical form). */
const body = (text: string): string => (base64(bytesOf(text.replace(/\r\n?|\n/g, '\r\n'))).match(/.{1,76}/g) ?? []).join('\r\n')

/** RFC 2047: an encoded word has at most 75 characters, so 45 bytes of UTF-8; a character is never cut in two. */
const encodedWords = (text: string): string => {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (bytesOf(word + character).length > 45) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((part) => `=?UTF-8?B?${base64(bytesOf(part))}?=`).join('\r\n ')
}

/** A subject of plain ASCII that fits its line stands as it is. Whatever else is encoded, so that it can begin no header. */
const subjectLine = (subject: string): string => {
  const line = subject.replace(/\p{Cc}+/gu, ' ').trim()
  return /^[!-~]([ -~]{0,65}[!-~])?$/.test(line) && !line.includes('=?') ? line : encodedWords(line)
}

/** Base64 has no underscore, so that no body contains it. */
const BOUNDARY = '=_opsdesk_alternative'

const part = (kind: string, text: string): string[] => [
  `--${BOUNDARY}`,
  `Content-Type: ${kind}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  body(text),
]

/**
 * A message file (.eml) for one’s own mail program: RFC 5322 and 2045, CRLF. `X-Unsent: 1` opens it as a draft in
 * programs that know it. It names no sender and nobody to send it to: those are for the person who opens it.
 * Throws RangeError when the date is none.
 */
export const emlOf = ({ subject, html, text, date }: { subject: string; html: string; text: string; date: Date }): string => {
  if (Number.isNaN(date.getTime())) throw new RangeError('The date of the message is no date.')
  return [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${subjectLine(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')
}
