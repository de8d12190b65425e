import { LONGEST_HTML } from '@contract/marketplace/marketing-email'
import { Parser } from 'htmlparser2'
import type { Place } from './finding'

/** `value` with entities read; `quoted` in the HTML. */
export type Attribute = Place & { name: string; value: string; quoted: boolean }

export type Element = Place & {
  name: string
  attributes: Map<string, Attribute>
  parent: Element | null
}

/** Text between two tags, entities read. `pieces` say where each part of it stands in the HTML. */
export type Text = Place & { text: string; pieces: { at: number; from: number; exact: boolean }[]; parent: Element | null }

export type Fault = Place & { kind: 'unclosed' | 'stray' | 'twice' | 'comment' | 'unfinished'; name: string }

export type Html = {
  /** In the order of the HTML: an element comes before what is in it. Text in style, script and title is here too. */
  elements: Element[]
  texts: Text[]
  faults: Fault[]
  /** Reading ended early: nested deeper than any mail, or longer than can be sent. What follows is not looked at. */
  cut: 'deep' | 'long' | null
}

/** Nested layout tables come to 80 or so. The parser’s time grows with depth × length, so this bounds it. */
const DEEPEST = 256

/** HTML allows their end tag to be left out. */
const ENDS_BY_ITSELF = new Set(
  'html head body p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp'.split(' ').concat([
    // Closed by themselves in SVG and by what mail editors write.
    'o:p',
  ]),
)

/** htmlparser2 says nothing of an end tag that ends nothing. */
class TellingParser extends Parser {
  ends: (start: number, end: number) => void = () => {}

  override onclosetag(start: number, end: number): void {
    this.ends(start, end)
    super.onclosetag(start, end)
  }
}

/**
 * The elements and texts of a mail with their places: htmlparser2 reads as forgivingly as mail programs do and keeps
 * offsets. It is for finding mistakes; what keeps hostile HTML from doing anything is the preview’s sandbox.
 */
export const readHtml = (whole: string): Html => {
  const html = whole.length > LONGEST_HTML ? whole.slice(0, LONGEST_HTML) : whole
  const elements: Element[] = []
  const texts: Text[] = []
  const faults: Fault[] = []
  const open: Element[] = []
  const openNames = new Map<string, number>()
  const read: Html = { elements, texts, faults, cut: html.length < whole.length ? 'long' : null }
  let attributes = new Map<string, Attribute>()
  let text: Text | null = null
  let covered = 0

  const parser = new TellingParser(
    {
      onattribute: (name, value, quote) => {
        // For attributes alone, the parser counts to behind the last.
        const place = { from: parser.startIndex, to: parser.endIndex }
        if (attributes.has(name)) faults.push({ kind: 'twice', name, ...place })
        else attributes.set(name, { name, value, quoted: typeof quote === 'string', ...place })
      },
      onopentag: (name, _, implied) => {
        covered = Math.max(covered, parser.endIndex + 1)
        text = null
        if (implied) attributes = new Map()
        const element = { name, attributes, parent: open.at(-1) ?? null, from: parser.startIndex, to: parser.endIndex + 1 }
        attributes = new Map()
        elements.push(element)
        open.push(element)
        openNames.set(name, (openNames.get(name) ?? 0) + 1)
        if (open.length <= DEEPEST) return
        read.cut = 'deep'
        parser.pause()
      },
      onclosetag: (name, implied) => {
        covered = Math.max(covered, Math.min(html.length, parser.endIndex + 1))
        text = null
        const element = open.pop()
        if (element === undefined) return
        openNames.set(name, (openNames.get(name) ?? 1) - 1)
        if (implied && !VOID.has(name) && !ENDS_BY_ITSELF.has(name))
          faults.push({ kind: 'unclosed', name, from: element.from, to: element.to })
      },
      ontext: (piece) => {
        const from = parser.startIndex
        const to = parser.endIndex + 1
        covered = Math.max(covered, to)
        if (text === null) {
          text = { text: '', pieces: [], parent: open.at(-1) ?? null, from, to }
          texts.push(text)
        }
        text.pieces.push({ at: text.text.length, from, exact: to - from === piece.length })
        text.text += piece
        text.to = to
      },
      oncomment: () => {
        covered = Math.max(covered, parser.endIndex + 1)
        text = null
        const from = parser.startIndex
        if (html.indexOf('>', from) === -1 || (html.startsWith('<!--', from) && html.indexOf('-->', from + 2) === -1))
          faults.push({ kind: 'comment', name: '<!--', from, to: Math.min(html.length, from + 4) })
      },
      onprocessinginstruction: () => {
        covered = Math.max(covered, parser.endIndex + 1)
        text = null
      },
    },
    { decodeEntities: true },
  )
  parser.ends = (start, end) => {
    const name = html.slice(start, end).toLowerCase()
    const to = html.indexOf('>', end) + 1 || html.length
    covered = Math.max(covered, to)
    if ((openNames.get(name) ?? 0) === 0 && name !== 'br') faults.push({ kind: 'stray', name, from: start - 2, to })
  }
  parser.write(html)
  if (read.cut !== 'deep') parser.end()
  if (read.cut === null && covered < html.length) faults.push({ kind: 'unfinished', name: '', from: covered, to: html.length })
  return read
}

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(' '),
)

/** Where in the HTML a part of a text stands. */
export const placeIn = ({ pieces, to }: Text, start: number, end: number): Place => {
  const source = (index: number): number => {
    let low = 0
    let high = pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((pieces[middle]?.at ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const piece = pieces[low]
    return piece === undefined ? to : piece.exact ? piece.from + (index - piece.at) : piece.from
  }
  const from = source(start)
  return { from, to: Math.min(to, Math.max(from + 1, source(Math.max(start, end - 1)) + 1)) }
}

export const attribute = (element: Element, name: string): string | null => element.attributes.get(name)?.value ?? null
