import { type Findings, quoted } from './finding'
import { unfilledIn } from './placeholders'
import { type Element, type Html, placeIn } from './read-html'

/** Turns the direction of what follows, so that text reads as something else. Marks of right-to-left scripts stay. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g
/** Takes up no room. Joiners and soft hyphens stay: scripts, emoji and long words need them. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u200B\u2060-\u2064\uFEFF]/gu

const code = (mark: string): string => `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** What stands in the text and the attributes: placeholders that nothing fills in, and characters nobody sees. */
export const checkTexts = ({ elements, texts }: Html, hidden: Set<Element>, findings: Findings): void => {
  for (const text of texts) {
    if (text.parent !== null && /^(style|script)$/.test(text.parent.name)) continue
    for (const { from, to, text: found } of unfilledIn(text.text)) findings.error('placeholder', saysOf(found), placeIn(text, from, to))
    for (const { 0: mark, index } of text.text.matchAll(TURNS))
      findings.error(
        'text-turned',
        `Here is ${code(mark)}, which turns the direction of text, so that it reads as something else. Delete it.`,
        placeIn(text, index, index + 1),
      )
    // Padding behind a hidden preview text is made of these.
    if (text.parent !== null && hidden.has(text.parent)) continue
    for (const { 0: mark, index } of text.text.matchAll(UNSEEN))
      findings.advice(
        'text-unseen',
        `Here is ${code(mark)}, which can’t be seen and breaks search and reading out. Delete it.`,
        placeIn(text, index, index + 1),
      )
  }
  for (const { attributes } of elements) {
    for (const attribute of attributes.values()) {
      if (attribute.name === 'style' || attribute.name.startsWith('on')) continue
      for (const { text: found } of unfilledIn(attribute.value)) findings.error('placeholder', saysOf(found), attribute)
      if (attribute.value.search(TURNS) !== -1 || (attribute.name === 'href' && attribute.value.trim().search(UNSEEN) !== -1))
        findings.error(
          'text-turned',
          `${quoted(attribute.name)} has characters in it that can’t be seen or turn the direction of text. Type it anew.`,
          attribute,
        )
    }
  }
}

const saysOf = (found: string): string =>
  /^[{%*[]/.test(found)
    ? `Nothing fills in ${quoted(found)}: it would be sent as it stands. Replace it.`
    : `${quoted(found)} was left in. Replace it.`
