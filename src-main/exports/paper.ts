import { basename } from 'node:path'
import type { Paper } from '@contract/desk/paper'
import { fail, failure, succeed } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import type { DeskHandlers } from '../desk'
import type { Surroundings } from '../surroundings'
import { notWritten } from './not-written'

/** A page of words on paper or in a PDF file. The shell lays it out; what it holds is text and nothing else. */
export const paperHandlers = ({ paper, saveFile }: Surroundings): DeskHandlers<'exports.pdf' | 'exports.print'> => ({
  'exports.pdf': async (page) => {
    const file = await saveFile(page.file_name)
    if (file === null) return succeed({ saved: false, file: null })
    const bytes = await paper.pdf(htmlOf(page)).catch(() => null)
    if (bytes === null)
      return fail(failure('refused_here', 'The PDF could not be made.', { not: 'No file was written.', next: 'Try again, or print it.' }))
    try {
      await writeFileAtomic(file, Buffer.from(bytes), { mode: 0o600 })
    } catch (error) {
      return fail(notWritten(error, basename(file)))
    }
    return succeed({ saved: true, file })
  },
  'exports.print': async (page) => {
    try {
      return succeed({ printed: await paper.print(htmlOf(page)) })
    } catch {
      return fail(failure('refused_here', 'It could not be printed.', { not: 'Nothing was printed.', next: 'Save it as a PDF instead.' }))
    }
  },
})

/** The page as HTML of its own: no script, no address, no image. Every word of it is escaped. */
export const htmlOf = ({ title, facts, notes }: Paper): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1><table>`,
    ...facts.map(({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td><bdi>${escaped(value)}</bdi></td></tr>`),
    '</table>',
    ...notes.map((note) => `<p>${escaped(note)}</p>`),
    '</body></html>',
  ].join('\n')

const STYLE = `@page { margin: 20mm }
body { font: 11pt/1.5 "Inter", "DejaVu Sans", system-ui, sans-serif; color: #1d1c1a; margin: 0 }
h1 { font-size: 16pt; line-height: 1.3; margin: 0 0 8mm; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { padding: 1.5mm 0; border-bottom: 0.2mm solid #d3d1cb; text-align: left; vertical-align: top; font-weight: 400 }
th { width: 42mm; padding-right: 4mm; color: #6b6963 }
td { overflow-wrap: anywhere; white-space: pre-wrap }
p { margin: 6mm 0 0; font-size: 9.5pt; color: #6b6963 }`

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll('\0', '').replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
