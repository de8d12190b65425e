import type { Findings } from './finding'
import type { MailStyles } from './mail-styles'
import type { Declaration, Sheet } from './read-css'

/**
 * What large mail programs leave out, as caniemail.com had it in 2026 (the page is named behind each). A list of our
 * own: the packages that carry its figures bring a glob matcher and a second HTML parser for Node, and half a megabyte.
 * Rounded corners, shadows, media queries and the like are not here: where they are left out, the mail still reads.
 */
const LEFT_OUT: { rule: string; says: string; when: (declaration: Declaration) => boolean }[] = [
  {
    rule: 'style-variables', // css-variables
    says: 'Gmail and Outlook leave out what is set with CSS variables. Write the value itself.',
    when: ({ property, value }) => property.startsWith('--') || value.includes('var('),
  },
  {
    rule: 'style-position', // css-position
    says: 'Gmail and Outlook leave out position: what is placed with it moves elsewhere. Use table cells.',
    when: ({ property, value }) => (property === 'position' && !/^\s*(static|relative)/.test(value)) || property === 'z-index',
  },
  {
    rule: 'style-layout', // css-display-flex, css-display-grid
    says: 'Outlook on Windows knows neither flex nor grid, and Gmail no grid: the parts stand below each other. Use table cells.',
    when: ({ property, value }) =>
      (property === 'display' && /\b(inline-)?(flex|grid)\b/.test(value)) ||
      /^(flex|grid)(-|$)/.test(property) ||
      /^((row|column)-)?gap$|^(justify|align|place)-(content|items|self)$/.test(property),
  },
  {
    rule: 'style-background-image', // css-background-image
    says: 'Outlook on Windows draws no background image. Set a background colour that the text can be read on as well.',
    when: ({ property, value }) => /^background(-image)?$/.test(property) && /\b(url|(linear|radial|conic)-gradient)\(/.test(value),
  },
  {
    rule: 'style-motion', // css-animation, css-transform, css-transition
    says: 'Gmail and Outlook leave out animations, transitions and transforms. Let the mail do without.',
    when: ({ property }) => /^(-webkit-)?(animation|transition|transform|rotate|scale|translate)(-|$)/.test(property),
  },
  {
    rule: 'style-effects', // css-filter, css-clip-path, css-mix-blend-mode, css-object-fit
    says: 'Gmail and Outlook leave this out. Put the effect into the image itself.',
    when: ({ property }) =>
      /^(-webkit-)?(filter|backdrop-filter|clip-path|mask(-image)?|mix-blend-mode|object-fit|object-position)$/.test(property),
  },
  {
    rule: 'style-calculated', // css-function-calc, css-function-min, -max, -clamp
    says: 'Outlook on Windows leaves out calculated values. Write the value itself.',
    when: ({ value }) => /(^|[\s,(-])(calc|min|max|clamp)\(/.test(value),
  },
  {
    rule: 'style-negative-margin', // css-margin
    says: 'Gmail and Outlook leave out negative margins. Use table cells and padding.',
    when: ({ property, value }) => property.startsWith('margin') && /(^|\s)-\.?\d/.test(value),
  },
]

/** Gmail leaves out a whole style element above this many characters. */
const LONGEST_SHEET = 8192

const AT_RULES: Record<string, { rule: string; says: string }> = {
  import: { rule: 'style-import', says: 'Mail programs load no style sheet from elsewhere. Put the styles into the mail.' },
  'font-face': { rule: 'web-font', says: 'Gmail and Outlook load no fonts. Name a font behind it that every computer has.' },
  keyframes: { rule: 'style-motion', says: 'Gmail and Outlook leave out animations, transitions and transforms. Let the mail do without.' },
  supports: { rule: 'style-at-rule', says: 'Gmail leaves out what is inside @supports. Set it outside as well.' },
  container: { rule: 'style-at-rule', says: 'Most mail programs leave out what is inside @container. Set it outside as well.' },
  layer: { rule: 'style-at-rule', says: 'Most mail programs leave out what is inside @layer. Set it outside.' },
}

const checkDeclarations = (declarations: readonly Declaration[], findings: Findings): void => {
  for (const declaration of declarations) {
    const left = LEFT_OUT.find(({ when }) => when(declaration))
    if (left !== undefined) findings.advice(left.rule, left.says, declaration)
  }
}

const checkSheet = (sheet: Sheet, findings: Findings): void => {
  for (const { declarations, within } of sheet.rules) if (!within.some((name) => AT_RULES[name])) checkDeclarations(declarations, findings)
  for (const atRule of sheet.atRules) {
    const known = AT_RULES[atRule.name.replace(/^-\w+-/, '')]
    if (known !== undefined) findings.advice(known.rule, known.says, atRule)
  }
  for (const place of sheet.broken)
    findings.advice('style-broken', 'This can’t be read as CSS, and Gmail then leaves out the whole style element. Correct it.', place)
}

/** Styles that mail programs leave out, in style attributes and style elements. */
export const checkStyles = ({ inline, sheets }: MailStyles, findings: Findings): void => {
  for (const declarations of inline.values()) checkDeclarations(declarations, findings)
  for (const { element, text, sheet } of sheets) {
    checkSheet(sheet, findings)
    if (text.length > LONGEST_SHEET)
      findings.advice(
        'style-too-long',
        `Gmail leaves out a style element of more than ${LONGEST_SHEET} characters. Split or shorten it.`,
        element,
      )
    if (element.parent !== null && element.parent.name !== 'head')
      findings.advice('style-in-body', 'Several mail programs keep styles only in <head>. Move this style element there.', element)
  }
}
