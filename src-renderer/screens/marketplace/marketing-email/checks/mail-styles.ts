import { type Declaration, readSheet, readStyle, type Sheet } from './read-css'
import { attribute, type Element, type Html } from './read-html'

/** Style attributes by element, and style elements with their text. Read once for all rules. */
export type MailStyles = {
  inline: Map<Element, Declaration[]>
  sheets: { element: Element; text: string; sheet: Sheet }[]
}

/**
 * What is read of CSS, in characters: the parser takes quadratic time over mistakes. Of a style element, Gmail leaves out
 * all from 8,192 on, which is told.
 */
const LONGEST_STYLE = 4000
const LONGEST_SHEET = 20_000
const LONGEST_SHEETS = 60_000

export const stylesOf = ({ elements, texts }: Html): MailStyles => {
  const inline = new Map<Element, Declaration[]>()
  // Mails repeat the same few styles in every cell.
  const known = new Map<string, Declaration[]>()
  for (const element of elements) {
    const style = element.attributes.get('style')
    if (style === undefined || style.value.trim() === '') continue
    const text = style.value.slice(0, LONGEST_STYLE)
    const declarations = known.get(text) ?? readStyle(text, 0)
    known.set(text, declarations)
    // Where the value has entities, offsets in it are not those of the HTML: then it is the whole attribute.
    const quote = style.to - style.value.length - (style.quoted ? 1 : 0)
    const exact = style.to - style.from === style.name.length + 1 + style.value.length + (style.quoted ? 2 : 0)
    inline.set(
      element,
      declarations.map((declaration) =>
        exact
          ? { ...declaration, from: quote + declaration.from, to: quote + declaration.to }
          : { ...declaration, from: style.from, to: style.to },
      ),
    )
  }
  let left = LONGEST_SHEETS
  const sheets = texts.flatMap((text) => {
    const element = text.parent
    if (element?.name !== 'style' || attribute(element, 'type')?.toLowerCase() === 'text/plain') return []
    const css = text.text.slice(0, Math.min(left, LONGEST_SHEET))
    left -= css.length
    return [{ element, text: text.text, sheet: readSheet(css, text.from) }]
  })
  return { inline, sheets }
}

/** The value an element’s own style gives a property: the last counts, an important one before the rest. */
export const styleOf = (styles: MailStyles, element: Element, property: string): string | null => {
  const all = (styles.inline.get(element) ?? []).filter((declaration) => declaration.property === property)
  return (all.findLast(({ important }) => important) ?? all.at(-1))?.value.trim() ?? null
}

/** No mail program shows it: its own style says so, or that of an element around it. */
export const hiddenIn = (styles: MailStyles, elements: readonly Element[]): Set<Element> => {
  const hidden = new Set<Element>()
  for (const element of elements) {
    const own = (property: string, pattern: RegExp): boolean => pattern.test(styleOf(styles, element, property) ?? '')
    const styled = styles.inline.has(element)
    const hides =
      (styled &&
        (own('display', /^none/) ||
          own('visibility', /^hidden/) ||
          own('mso-hide', /^all/) ||
          own('opacity', /^0(\.0*)?$/) ||
          own('font-size', /^0[a-z%]*$/) ||
          (own('max-height', /^0/) && own('overflow', /^hidden/)))) ||
      element.attributes.has('hidden')
    if (hides || (element.parent !== null && hidden.has(element.parent))) hidden.add(element)
  }
  return hidden
}
