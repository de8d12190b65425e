import { useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { keep, onKept, readKept } from './kept'

/** What is kept under a key on this machine, and how to change it. `schema` and `otherwise` are made once. */
export const useKept = <S extends z.ZodType>(
  key: string,
  schema: S,
  otherwise: z.output<S>,
): [z.output<S>, (value: z.output<S>) => void] => {
  const raw = useSyncExternalStore(onKept, () => localStorage.getItem(key))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored is read again when its text changed
  const value = useMemo(() => readKept(key, schema, otherwise), [key, raw, schema, otherwise])
  return [value, (next) => keep(key, next)]
}
