import { RolloutStepId, type RolloutTick, type WholeRollout } from '@contract/desk/rollouts'
import type { Failure } from '@contract/failure'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, failureOf, read } from '../../../operations'
import { announce } from '../../../parts/announce'

/** One after the other: two asked at once would slow each other, and be measured slow. */
const all = RolloutStepId.options

/** One rollout and what is done to it: what is measured now, and which step could not be kept. */
export const useRollout = (id: string) => {
  const client = useQueryClient()
  const options = read(null, 'rollouts.get', { rollout_id: id })
  const asked = useQuery({ ...options, staleTime: 0 })
  const [waiting, setWaiting] = useState<readonly RolloutStepId[]>([])
  const [failures, setFailures] = useState<Partial<Record<RolloutStepId, Failure>>>({})
  const queue = useRef<RolloutStepId[]>([])
  const busy = useRef(false)
  const key = JSON.stringify(options.queryKey)

  const again = useCallback(async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: [null, 'rollouts'] })
  }, [client])
  const failed = useCallback((step: RolloutStepId, error: unknown): void => {
    const failure = failureOf(error)
    if (!failure) throw error
    setFailures((before) => ({ ...before, [step]: failure }))
  }, [])
  const cleared = useCallback((step: RolloutStepId): void => setFailures(({ [step]: _, ...rest }) => rest), [])

  const measure = useCallback(
    async (steps: readonly RolloutStepId[] = all): Promise<void> => {
      queue.current.push(...steps.filter((step) => !queue.current.includes(step)))
      setWaiting([...queue.current])
      if (busy.current) return
      busy.current = true
      try {
        while (queue.current[0] !== undefined) {
          const step = queue.current[0]
          cleared(step)
          await call(null, 'rollouts.measure', { rollout_id: id, step }).catch((error: unknown) => failed(step, error))
          queue.current.shift()
          setWaiting([...queue.current])
          await again()
        }
        if (steps.length > 1) announce('Measured')
      } finally {
        busy.current = false
      }
    },
    [id, again, failed, cleared],
  )
  /** What is left in the queue is not asked any more; what is being asked ends. */
  const stop = useCallback((): void => {
    queue.current.splice(1)
    setWaiting([...queue.current])
  }, [])
  useEffect(() => () => void queue.current.splice(1), [])

  const keep = useCallback(
    async (step: RolloutStepId, change: { tick?: RolloutTick | null; note?: string }): Promise<boolean> => {
      cleared(step)
      try {
        const kept = await call(null, 'rollouts.tick', { rollout_id: id, step, ...change })
        client.setQueryData<WholeRollout | null>(
          JSON.parse(key),
          (before) => before && { ...before, steps: before.steps.map((one) => (one.step === step ? kept : one)) },
        )
        void again()
        return true
      } catch (error) {
        failed(step, error)
        return false
      }
    },
    [client, id, key, again, failed, cleared],
  )
  return { asked, waiting, failures, measure, stop, keep }
}
