import { LONGEST_HTML } from '@contract/marketplace/marketing-email'

/** The largest file that is taken in, in bytes: a million characters of up to four bytes. */
const LARGEST = 4_000_000

export type Imported = { html: string; encoding: string; note: string | null } | { complaint: string }

const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * The HTML in a file. Its encoding is what its first bytes or its own `charset` say; UTF-8 where they say nothing, and
 * windows-1252 where it is not even that. What can't be read whole is refused: a broken letter would go out to everybody.
 */
export const importFile = async (file: File): Promise<Imported> => {
  if (!/\.html?$/i.test(file.name)) return { complaint: `${file.name} is no .html file.` }
  if (file.size > LARGEST) return { complaint: `${file.name} is larger than 4 MB.` }
  if (file.size === 0) return { complaint: `${file.name} is empty.` }
  return readHtmlFile(new Uint8Array(await file.arrayBuffer()), file.name)
}

export const readHtmlFile = (bytes: Uint8Array, name: string): Imported => {
  const marked = MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1]
  const said = marked ?? charsetIn(bytes)
  const read = decode(bytes, said ?? 'utf-8')
  const older = read === null && said === null ? decode(bytes, 'windows-1252') : null
  const text = read ?? older
  if (text === null) return { complaint: `${name} can’t be read as ${said ?? 'UTF-8'}. Save it as UTF-8 and try again.` }
  if (text.includes('\0')) return { complaint: `${name} is no text.` }
  if (text.length > LONGEST_HTML) return { complaint: `${name} has more than 1,000,000 characters, which can’t be sent.` }
  const html = text.replaceAll(/\r\n?/g, '\n')
  const encoding = older === null ? (said ?? 'utf-8') : 'windows-1252'
  const note =
    encoding === 'utf-8' ? null : `It was written in ${encoding}; here it is UTF-8, as it will be sent. Look at its accents and quotes.`
  return { html, encoding, note }
}

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What the page itself says in its first 1,024 bytes, as browsers look for it. */
const charsetIn = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{1,40})/i.exec(head)?.[1]?.toLowerCase() ?? null
}
