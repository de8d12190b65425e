import type { CssNode, ParseOptions } from 'css-tree'
import parse from 'css-tree/parser'
import type { Place } from './finding'

/** Property and value in small letters; a value keeps its spaces. `important` outweighs a style attribute. */
export type Declaration = Place & { property: string; value: string; important: boolean }
export type AtRule = Place & { name: string; prelude: string }
/** `within`: names of the at-rules around it, the outermost first. */
export type Rule = { selector: string; within: string[]; declarations: Declaration[] }

export type Sheet = { rules: Rule[]; atRules: AtRule[]; broken: Place[] }

const options = (context: string, offset: number, broken: Place[]): ParseOptions => ({
  context,
  offset,
  positions: true,
  // Raw text is enough, and the parser goes no deeper into hostile values.
  parseValue: false,
  parseCustomProperty: false,
  parseRulePrelude: false,
  parseAtrulePrelude: false,
  onParseError: (_, node) => broken.push(placeOf(node, offset)),
})

const placeOf = (node: CssNode, offset: number): Place => ({
  from: node.loc?.start.offset ?? offset,
  to: node.loc?.end.offset ?? offset,
})

const raw = (node: CssNode | null): string => (node?.type === 'Raw' ? node.value : '')

const declarationOf = (node: CssNode): Declaration[] =>
  node.type === 'Declaration'
    ? [
        {
          property: node.property.toLowerCase(),
          value: raw(node.value).toLowerCase(),
          important: Boolean(node.important),
          ...placeOf(node, 0),
        },
      ]
    : []

/** Nested so deep that the parser gives up: nothing that a mail program reads either. */
const orNothing = <T>(read: () => T, nothing: T): T => {
  try {
    return read()
  } catch {
    return nothing
  }
}

/** A style attribute. `offset`: where its value begins in the HTML. */
export const readStyle = (style: string, offset: number): Declaration[] =>
  orNothing(() => {
    const list = parse(style, options('declarationList', offset, []))
    return list.type === 'DeclarationList' ? list.children.toArray().flatMap(declarationOf) : []
  }, [])

/** A style element’s text. */
export const readSheet = (css: string, offset: number): Sheet => {
  const sheet: Sheet = { rules: [], atRules: [], broken: [] }
  const whole = { from: offset, to: offset + css.length }
  const tree = orNothing<CssNode | null>(() => parse(css, options('stylesheet', offset, sheet.broken)), null)
  if (tree === null) return { ...sheet, broken: [whole] }
  const left: { node: CssNode; within: string[] }[] = [{ node: tree, within: [] }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, within } = next
    if (node.type === 'StyleSheet') left.push(...node.children.toArray().map((child) => ({ node: child, within })))
    if (node.type === 'Rule') {
      const children = node.block.children.toArray()
      sheet.rules.push({ selector: raw(node.prelude), within, declarations: children.flatMap(declarationOf) })
      for (const child of children) if (child.type !== 'Declaration') left.push({ node: child, within })
    }
    if (node.type === 'Atrule') {
      const name = node.name.toLowerCase()
      sheet.atRules.push({ name, prelude: raw(node.prelude), ...placeOf(node, offset) })
      for (const child of node.block?.children.toArray() ?? []) left.push({ node: child, within: [...within, name] })
    }
  }
  return sheet
}
