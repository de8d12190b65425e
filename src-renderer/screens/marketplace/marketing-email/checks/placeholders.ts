/** A place for a value in a template of this app: `{{first_name}}`, `{{ First name }}`. */
const PLACEHOLDER = /\{\{[ \t]{0,8}([\p{L}_](?:[\p{L}\p{N}_. -]{0,58}[\p{L}\p{N}_])?)[ \t]{0,8}\}\}/gu

/** The names a template asks values for, each once, in order of appearance. */
export const placeholdersIn = (text: string): string[] => [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''))]

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * A template with its values. In HTML they are escaped, for text and for quoted attributes alike; in text (a subject)
 * they stand as they are, on one line. A name without a value stays, to be found by the check. What a value contains
 * is not filled again.
 */
export const fill = (template: string, values: Readonly<Record<string, string>>, as: 'html' | 'text'): string =>
  template.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return placeholder
    return as === 'html' ? value.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark) : value.replace(/\p{Cc}+/gu, ' ')
  })

/**
 * What mail systems fill in and this one does not: `{{x}}`, `{x}`, `%x%`, `*|X|*`, `[[x]]`; and text that waits for
 * another. `%C3%A9` of an address is no placeholder.
 */
const UNFILLED =
  /\{\{[^{}]{0,200}\}\}|\{[A-Za-z_][\w.-]{0,60}\}|%(?![0-9A-Fa-f]{2}%)[A-Za-z_][\w.]{0,60}%(?![0-9A-Fa-f]{2})|\*\|[^|*]{1,60}\|\*|\[\[[^[\]]{1,60}\]\]|\blorem\s{1,4}ipsum\b|\bTO(?:DO)\b/gi

/** Placeholders of any mail system, lorem ipsum and notes to oneself, with where in the text they stand. */
export const unfilledIn = (text: string): { from: number; to: number; text: string }[] =>
  [...text.matchAll(UNFILLED)]
    // As a note it is in capitals; as a word it is Spanish.
    .filter(([found]) => !/^todo$/i.test(found) || found === found.toUpperCase())
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length, text: found }))
