import type { Output } from '@contract'
import type { Draft, VersionWhy } from '@contract/desk/drafts'
import type { Failure } from '@contract/failure'

/** How a draft stands: on disk, not yet, or not to be kept. */
export type Standing = { is: 'saved'; at: string } | { is: 'typing' } | { is: 'failed'; failure: Failure }

type Text = { subject: string; html: string }
type Answer = { ok: true; value: Output<'drafts.save'> } | { ok: false; failure: Failure }

export interface SaverParts {
  draft: Pick<Draft, 'id' | 'version' | 'changed_at'> & Text
  /** Sends one save to main. */
  send: (save: { draft_id: string; writer: string; base: number; subject: string; html: string; why: VersionWhy }) => Promise<Answer>
  onStanding: (standing: Standing) => void
  /** What was typed became a draft of its own, because somebody else had changed or deleted this one. */
  onCopied: (draft: Draft, why: 'changed' | 'deleted') => void
}

/** After so long without a key; and while keys keep coming, at least every so often: a crash costs no more. Milliseconds. */
const PAUSE = 250
const LONGEST = 1000

/**
 * Saves one opened draft by itself. Every save is a version in main, under one writer: a save that was on its way when the
 * window was reloaded is no stranger to the next one.
 */
export const createSaver = ({ draft, send, onStanding, onCopied }: SaverParts) => {
  const writer = crypto.randomUUID()
  let { id, version: base } = draft
  let kept: Text = { subject: draft.subject, html: draft.html }
  let now: Text = kept
  let why: VersionWhy = 'typed'
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | null = null
  let under_way = 0
  let at = draft.changed_at

  const same = (): boolean => kept.subject === now.subject && kept.html === now.html

  const save = async (): Promise<boolean> => {
    clearTimeout(timer)
    since = null
    if (same()) {
      if (under_way === 0) onStanding({ is: 'saved', at })
      return true
    }
    const sent = now
    const as = why
    why = 'typed'
    const before = kept
    kept = sent
    under_way++
    const answer = await send({ draft_id: id, writer, base, ...sent, why: as })
    under_way--
    if (!answer.ok) {
      // Typed into meanwhile or not, what is not on disk is still to be saved.
      if (kept === sent) kept = before
      onStanding({ is: 'failed', failure: answer.failure })
      return false
    }
    const { draft: saved, copied } = answer.value
    at = saved.changed_at
    if (copied) {
      id = saved.id
      base = saved.version
      onCopied(saved, copied)
    }
    if (same() && under_way === 0) onStanding({ is: 'saved', at })
    return true
  }

  return {
    change(next: Text, how: VersionWhy = 'typed'): void {
      now = next
      if (how !== 'typed') why = how
      onStanding({ is: 'typing' })
      since ??= Date.now()
      clearTimeout(timer)
      timer = setTimeout(() => void save(), Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())))
    },
    /** Saves at once what is not saved yet: the page is left, or closed. False where it could not be kept. */
    flush: save,
    pending: (): boolean => !same() || under_way > 0,
    id: (): string => id,
  }
}
export type Saver = ReturnType<typeof createSaver>
