import type { DraftWithText, VersionWhy } from '@contract/desk/drafts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { CallFailed, call } from '../../../operations'
import { useUnsaved } from '../../../parts/unsaved'
import { createSaver, type Saver, type Standing } from './saver'

/** Drafts that came to be because another window was at the same one: said where they are opened. */
const copies = new Map<string, 'changed' | 'deleted'>()

/**
 * One draft while it is open: its text, and how it stands. It is saved after a short pause, on leaving, when the window
 * loses the focus, and when it is closed or reloaded.
 */
export const useDraft = (draft: DraftWithText, onMoved: (id: string) => void) => {
  const client = useQueryClient()
  const [subject, setSubject] = useState(draft.subject)
  const [html, setHtml] = useState(draft.html)
  const [standing, setStanding] = useState<Standing>({ is: 'saved', at: draft.changed_at })
  const [copied] = useState(() => copies.get(draft.id) ?? null)
  const moved = useRef(onMoved)
  moved.current = onMoved
  const kept = useRef<Saver | null>(null)
  kept.current ??= createSaver({
    draft,
    send: async (save) => {
      try {
        return { ok: true, value: await call(null, 'drafts.save', save) }
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        return { ok: false, failure: error.failure }
      }
    },
    onStanding: setStanding,
    onCopied: (copy, why) => {
      copies.set(copy.id, why)
      moved.current(copy.id)
    },
  })
  const saver = kept.current
  useUnsaved(standing.is === 'failed')

  useEffect(() => {
    const now = (): void => void saver.flush()
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') now()
    }
    window.addEventListener('pagehide', now)
    window.addEventListener('beforeunload', now)
    window.addEventListener('blur', now)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', now)
      window.removeEventListener('beforeunload', now)
      window.removeEventListener('blur', now)
      document.removeEventListener('visibilitychange', hidden)
      void saver.flush().then(() => client.invalidateQueries({ queryKey: [null, 'drafts'] }))
    }
  }, [saver, client])

  const text = useRef({ subject, html })
  const change = useCallback(
    (next: Partial<{ subject: string; html: string }>, why: VersionWhy = 'typed'): void => {
      text.current = { ...text.current, ...next }
      setSubject(text.current.subject)
      setHtml(text.current.html)
      saver.change(text.current, why)
    },
    [saver],
  )
  return { id: saver.id(), subject, html, standing, copied, change, flush: saver.flush }
}
