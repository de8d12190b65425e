import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The app's own tokens, which switch between light and dark by themselves. */
const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '0.75rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.125rem', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '0.375rem 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)' },
  '.cm-gutters': { color: 'var(--faint)', backgroundColor: 'var(--surface)', border: 'none', borderRight: '1px solid var(--line)' },
  '.cm-activeLineGutter': { color: 'var(--text)', backgroundColor: 'transparent' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-soft)', outline: '1px solid var(--warn)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--warn) 35%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-panels': { color: 'var(--text)', backgroundColor: 'var(--raised)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '0.375rem 2rem 0.375rem 0.5rem', fontFamily: 'var(--font)' },
  '.cm-panel.cm-search label': { fontSize: '0.75rem', color: 'var(--muted)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--muted)', fontSize: '1rem', top: '0.25rem', right: '0.5rem' },
  '.cm-textfield': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--edge)',
    borderRadius: '4px',
    fontSize: '0.75rem',
  },
  '.cm-button': {
    color: 'var(--text)',
    background: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: '4px',
    fontSize: '0.75rem',
  },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    boxShadow: '0 0.5rem 1.75rem rgba(0, 0, 0, 0.16)',
  },
  '.cm-diagnostic': { fontFamily: 'var(--font)', fontSize: '0.8125rem', padding: '0.25rem 0.5rem', maxWidth: '28rem' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--warn)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px solid var(--bad)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '1px dotted var(--warn)' },
  '.cm-gutter-lint': { width: '0.875rem' },
  '.cm-lint-marker': { width: '0.5rem', height: '0.5rem', margin: '0.3125rem 0.1875rem', content: '""', borderRadius: '50%' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--bad)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--warn)', borderRadius: '1px' },
})

const highlight = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--accent)' },
  { tag: [tags.angleBracket, tags.bracket, tags.punctuation], color: 'var(--muted)' },
  { tag: tags.attributeName, color: 'var(--env-violet)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--good)' },
  { tag: [tags.comment, tags.meta, tags.documentMeta], color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.className, tags.labelName], color: 'var(--env-violet)' },
  { tag: [tags.number, tags.unit, tags.color, tags.atom], color: 'var(--warn)' },
  { tag: [tags.keyword, tags.modifier], color: 'var(--accent)' },
  { tag: tags.character, color: 'var(--warn)' },
  { tag: tags.invalid, color: 'var(--bad)' },
])

export const editorTheme = [theme, syntaxHighlighting(highlight)]
