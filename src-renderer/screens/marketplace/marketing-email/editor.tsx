import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { html as htmlLanguage } from '@codemirror/lang-html'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { styleNonce } from '../../../style-nonce'
import type { Finding } from './checks/finding'
import { editorTheme } from './editor-theme'
import styles from './marketing-email.module.css'

/** A place to go to: the same place again is another wish. */
export interface GoTo {
  from: number
  to: number
}

interface Props {
  value: string
  onChange: (value: string) => void
  findings: readonly Finding[] | null
  goTo: GoTo | null
}

/** The HTML of a mail, with highlighting, find (Ctrl or ⌘ F), and what the checks found in the margin. Tab leaves it. */
const Editor = ({ value, onChange, findings, goTo }: Props) => {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const told = useRef(onChange)
  told.current = onChange
  const first = useRef(value)

  useEffect(() => {
    if (!place.current) return
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          // Its styles are made at run time: without the page's nonce the policy keeps them out.
          EditorView.cspNonce.of(styleNonce()),
          EditorView.contentAttributes.of({ 'aria-label': 'HTML', spellcheck: 'false', autocapitalize: 'off' }),
          EditorView.lineWrapping,
          lineNumbers(),
          lintGutter(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSelectionMatches(),
          drawSelection(),
          history(),
          bracketMatching(),
          indentOnInput(),
          indentUnit.of('  '),
          search({ top: true }),
          htmlLanguage(),
          editorTheme,
          typedOverSelection,
          keymap.of([...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told.current(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [])

  // What was not typed here: an import, an older version.
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (editor) editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(findings ?? [], editor.state.doc.length)))
  }, [findings])

  useEffect(() => {
    const editor = view.current
    if (!editor || !goTo) return
    const { length } = editor.state.doc
    const selection = { anchor: Math.min(goTo.from, length), head: Math.min(goTo.to, length) }
    editor.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) })
    editor.focus()
  }, [goTo])

  return <div ref={place} className={styles.fill} />
}

/**
 * What is typed over a selection is put in here. The browser would wrap it in the selection's own look, by a style
 * attribute that the page's policy refuses.
 */
const typedOverSelection = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data, isComposing } = event
    if (inputType !== 'insertText' || data === null || isComposing || view.state.selection.main.empty) return false
    event.preventDefault()
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

/** The checks may be of a text some keys ago: what lies behind the end is left out. */
const diagnosticsOf = (findings: readonly Finding[], length: number): Diagnostic[] =>
  findings.flatMap(({ level, says, from, to }) =>
    from === null || to === null || from > length
      ? []
      : [{ from, to: Math.min(to, length), severity: level === 'error' ? 'error' : 'warning', message: says } as const],
  )

export default Editor
