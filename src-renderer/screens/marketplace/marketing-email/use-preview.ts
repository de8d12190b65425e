import type { Output } from '@contract'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../../operations'

type Answer = Output<'drafts.preview'>

/** Nobody looks at a page between two keys. Milliseconds. */
const PAUSE = 250

const nothing: Answer['remote'] = []

/** The page main holds of this HTML for the frame. The one before stays until the next is there. */
export const usePreview = (html: string, images: boolean) => {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [loading, setLoading] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn asks for the same again
  useEffect(() => {
    const left = new AbortController()
    const timer = setTimeout(
      async () => {
        setLoading(true)
        try {
          const next = await call(null, 'drafts.preview', { html, images }, { signal: left.signal })
          if (left.signal.aborted) return
          setAnswer(next)
          setError(null)
        } catch (failed) {
          if (!left.signal.aborted) setError(failed)
        } finally {
          if (!left.signal.aborted) setLoading(false)
        }
      },
      turn === 0 && answer === null ? 0 : PAUSE,
    )
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [html, images, turn])
  const again = useCallback(() => setTurn((now) => now + 1), [])
  return { address: answer?.address ?? null, remote: answer?.remote ?? nothing, error, loading, again }
}
