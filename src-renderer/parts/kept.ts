import type { z } from 'zod'

/**
 * A small thing kept on this machine for a screen: how it is filtered, what is put off. Whatever is stored is read as
 * unknown; what does not fit counts as nothing. Never anything of a customer beyond an id.
 */
export const readKept = <S extends z.ZodType>(key: string, schema: S, otherwise: z.output<S>): z.output<S> => {
  try {
    const stored = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return stored.success ? stored.data : otherwise
  } catch {
    return otherwise
  }
}

const listeners = new Set<() => void>()

/** Keeps it, and tells whoever shows it. Where there is no room it is not kept, and nothing else happens. */
export const keep = (key: string, value: unknown): void => {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    console.warn(`opsdesk: no room to keep ${key}`)
  }
  for (const listener of listeners) listener()
}

/** Called when something was kept. Returns the function that stops listening. */
export const onKept = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
