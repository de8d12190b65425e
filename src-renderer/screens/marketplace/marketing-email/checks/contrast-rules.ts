import { colord, extend } from 'colord'
import a11y from 'colord/plugins/a11y'
import names from 'colord/plugins/names'
import { type Findings, quoted } from './finding'
import { type MailStyles, styleOf } from './mail-styles'
import { attribute, type Element, type Html } from './read-html'

extend([a11y, names])

type Colour = { r: number; g: number; b: number }
/** How text in an element looks; null where a style sheet, an image or an unreadable value decides. Size in px. */
type Look = { text: Colour | null; ground: Colour | null; size: number; bold: boolean }

const BLACK: Colour = { r: 0, g: 0, b: 0 }
const WHITE: Colour = { r: 255, g: 255, b: 255 }
const LINK: Colour = { r: 0, g: 0, b: 238 }
const HEADINGS: Record<string, number> = { h1: 32, h2: 24, h3: 18.72, h4: 16, h5: 13.28, h6: 10.72 }

/** Not to be read at all: text in the colour of its ground, which spam filters take for hiding. */
const INVISIBLE = 1.3

/** A colour over a ground; null where it can’t be read. A value has at most so many characters: more is no colour. */
const colourOver = (value: string, ground: Colour | null): Colour | null => {
  const colour = value.length > 60 ? null : colord(value.replace(/\s*!important\s*$/, '').trim())
  if (colour === null || !colour.isValid()) return null
  const { r, g, b, a } = colour.toRgb()
  if (a === 1) return { r, g, b }
  if (ground === null) return null
  const over = (front: number, behind: number): number => Math.round(front * a + behind * (1 - a))
  return { r: over(r, ground.r), g: over(g, ground.g), b: over(b, ground.b) }
}

const sizeOf = (value: string | null, around: number): number => {
  const [, number, unit] = /^(\d{0,4}\.?\d{1,4})(px|pt|em|rem|%)/.exec(value ?? '') ?? []
  const by: Record<string, number> = { px: 1, pt: 4 / 3, em: around, rem: 16, '%': around / 100 }
  return number === undefined ? around : Number(number) * (by[unit ?? ''] ?? 1)
}

/** What style sheets may colour: names, classes and ids of the selectors that set a property. Media queries aside. */
const colouredBy = ({ sheets }: MailStyles, property: RegExp): Set<string> =>
  new Set(
    sheets
      .flatMap(({ sheet }) => sheet.rules)
      .filter(({ within, declarations }) => within.length === 0 && declarations.some((declaration) => property.test(declaration.property)))
      .flatMap(({ selector }) => selector.toLowerCase().match(/[.#]?[\w-]+|\*/g) ?? []),
  )

const isIn = (selectors: Set<string>, element: Element): boolean =>
  selectors.size > 0 &&
  (selectors.has('*') ||
    selectors.has(element.name) ||
    selectors.has(`#${attribute(element, 'id')?.toLowerCase()}`) ||
    (attribute(element, 'class')?.toLowerCase().split(/\s+/) ?? []).some((word) => selectors.has(`.${word}`)))

/**
 * Text against what it stands on, as style attributes and the old attributes (bgcolor, color) say. Where a style sheet
 * may say otherwise, nothing is claimed. WCAG 2: 4.5 to 1, and 3 to 1 from 24 px, or bold from 18.66 px.
 */
export const checkContrast = ({ elements, texts }: Html, styles: MailStyles, hidden: Set<Element>, findings: Findings): void => {
  const sheetText = colouredBy(styles, /^color$/)
  const sheetGround = colouredBy(styles, /^background(-color|-image)?$/)
  const looks = new Map<Element | null, Look>([[null, { text: BLACK, ground: WHITE, size: 16, bold: false }]])
  for (const element of elements) {
    const around = looks.get(element.parent) ?? { text: null, ground: null, size: 16, bold: false }
    looks.set(element, lookOf(element, around, styles, isIn(sheetText, element), isIn(sheetGround, element)))
  }
  const told = new Set<Element | null>()
  for (const text of texts) {
    if (told.has(text.parent) || !/[\p{L}\p{N}]/u.test(text.text)) continue
    if (text.parent !== null && (hidden.has(text.parent) || /^(style|script|title|textarea|noscript)$/.test(text.parent.name))) continue
    const look = looks.get(text.parent)
    if (!look?.text || !look.ground) continue
    const ratio = colord(look.text).contrast(look.ground)
    const large = look.size >= 24 || (look.bold && look.size >= 18.66)
    const needed = large ? 3 : 4.5
    if (ratio >= needed) continue
    told.add(text.parent)
    const colours = `${colord(look.text).toHex()} on ${colord(look.ground).toHex()}`
    if (ratio < INVISIBLE)
      findings.error('text-invisible', `${quoted(text.text)} can’t be seen: ${colours}. Change one of the two colours.`, text)
    else
      findings.advice(
        'contrast',
        `${quoted(text.text)} is hard to read: ${colours} is ${Math.floor(ratio * 10) / 10} to 1, and ${large ? 'large ' : ''}text needs ${needed} to 1.`,
        text,
      )
  }
}

const lookOf = (element: Element, around: Look, styles: MailStyles, sheetColours: boolean, sheetGrounds: boolean): Look => {
  const style = (property: string): string | null => styleOf(styles, element, property)
  let { ground, text } = around

  const fill = style('background-color') ?? style('background') ?? attribute(element, 'bgcolor')
  if (attribute(element, 'background') !== null || /url\(|gradient\(/.test(`${style('background')} ${style('background-image')}`))
    ground = null
  else if (fill !== null && !/^(none|transparent|inherit|initial|unset)\b/.test(fill)) ground = colourOver(fill, around.ground)
  else if (sheetGrounds) ground = null

  const ink =
    style('color') ??
    (element.name === 'font' ? attribute(element, 'color') : null) ??
    (element.name === 'body' ? attribute(element, 'text') : null)
  if (ink !== null && !/^(inherit|currentcolor)\b/.test(ink)) text = colourOver(ink, ground)
  else if (sheetColours) text = null
  else if (element.name === 'a' && element.attributes.has('href') && ink === null) text = LINK

  const heading = HEADINGS[element.name]
  const weight = style('font-weight')
  return {
    text,
    ground,
    size: sizeOf(style('font-size'), heading ?? around.size),
    bold: weight === null ? around.bold || heading !== undefined || /^(b|strong|th)$/.test(element.name) : /^(bold|[6-9]00)/.test(weight),
  }
}
