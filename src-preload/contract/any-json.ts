import { z } from 'zod'

/** Deeper than anything a server means to say, and shallow enough for every walk over it. */
const DEEPEST = 100
/** The way into the window drops a field of this very name, and what is in it would be hidden from whoever reads. */
const PROTO = '__proto__ (a field of this name)'
const CUT = '… (nested too deeply to be shown)'

/**
 * Any JSON a server keeps for its own use, such as a flag's details: whatever it holds is shown, never acted on. Text
 * that holds an object or a list is read as that, since a database keeps JSON as text. What lies too deep is cut off.
 */
export const AnyJson = z
  .unknown()
  .optional()
  .transform((value) => shallow(typeof value === 'string' ? fromText(value) : (value ?? null), 0))

const fromText = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const shallow = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return CUT
  if (Array.isArray(value)) return value.map((inner) => shallow(inner, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name === '__proto__' ? PROTO : name, shallow(inner, depth + 1)]))
}
