import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** A stretch of the source that names a picture from elsewhere, and what may stand there instead. */
export interface MarkedImage {
  address: string
  from: number
  to: number
  /** How to write an address, or its picture, in this place. */
  before: string
  after: string
}

const URL_IN_CSS = /url\(\s*(["']?)(https?:\/\/[^"')\s]+)\1\s*\)/gi
const REMOTE = /^\s*(?:https?:)?\/\//i

/**
 * The pictures a page would load from elsewhere, as a browser would find them: `src` and `background` attributes, and
 * `url()` in styles. Everything else that could load something is blocked by the preview's policy and not offered.
 */
export const remoteImages = (html: string): MarkedImage[] => {
  const marked: MarkedImage[] = []
  const attribute = (element: Element, name: string): void => {
    const value = element.attrs.find((one) => one.name === name)?.value
    const at = element.sourceCodeLocation?.attrs?.[name]
    if (value === undefined || !at) return
    if (name === 'style') css(at.startOffset, at.endOffset)
    else if (REMOTE.test(value))
      marked.push({ address: whole(value), from: at.startOffset, to: at.endOffset, before: `${name}="`, after: '"' })
  }
  const css = (from: number, to: number): void => {
    for (const found of html.slice(from, to).matchAll(URL_IN_CSS)) {
      const start = from + found.index
      const quote = found[1] ?? ''
      marked.push({ address: found[2] ?? '', from: start, to: start + found[0].length, before: `url(${quote}`, after: `${quote})` })
    }
  }
  const walk = (node: Node): void => {
    if ('attrs' in node) {
      if (node.tagName === 'img') {
        attribute(node, 'src')
        // A picture chosen out of a set would hide the one that was fetched.
        const set = node.sourceCodeLocation?.attrs?.srcset
        if (set && node.attrs.some(({ name, value }) => name === 'src' && REMOTE.test(value)))
          marked.push({ address: '', from: set.startOffset, to: set.endOffset, before: '', after: '' })
      }
      attribute(node, 'background')
      attribute(node, 'style')
      const inside = node.sourceCodeLocation
      if (node.tagName === 'style' && inside?.startTag) css(inside.startTag.endOffset, inside.endTag?.startOffset ?? inside.endOffset)
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(html, { sourceCodeLocationInfo: true }))
  return marked.sort((a, b) => a.from - b.from)
}

/** The page with these pictures (address → `data:` address) in the place of their addresses. */
export const withImages = (html: string, pictures: ReadonlyMap<string, string>): string => {
  let done = 0
  const parts: string[] = []
  for (const { address, from, to, before, after } of remoteImages(html)) {
    const picture = address === '' ? '' : pictures.get(address)
    if (picture === undefined || from < done) continue
    parts.push(html.slice(done, from), before, picture, after)
    done = to
  }
  return parts.join('') + html.slice(done)
}

/** `//host/path` means https in a mail program. */
const whole = (address: string): string => {
  const trimmed = address.trim()
  return trimmed.startsWith('//') ? `https:${trimmed}` : trimmed
}
