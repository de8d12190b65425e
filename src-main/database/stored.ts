import type { Value } from '@libsql/client'

/** Text of a column that is never null to those who ask. */
export const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

export const textOrNull = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value))

export const numberOrNull = (value: Value | undefined): number | null => (value === null || value === undefined ? null : Number(value))

/** SQLite has no booleans: TRUE is 1, and some write words. */
export const isTrue = (value: Value | undefined): boolean =>
  typeof value === 'string' ? /^\s*(1|1\.0|true|t|yes|y)\s*$/i.test(value) : Number(value ?? 0) === 1

/** An instant in ISO 8601: SQLite's own CURRENT_TIMESTAMP and Python's ORMs write `2026-01-31 09:30:00`, in UTC, without saying so. */
export const instant = (value: Value | undefined): string | null => {
  const written = text(value)
  if (written === '') return null
  // Seconds or milliseconds since 1970: in between lie the year 5138 in seconds and 1973 in milliseconds.
  if (/^\d{9,14}(\.\d+)?$/.test(written)) {
    const number = Number(written)
    return new Date(number < 1e11 ? number * 1000 : number).toISOString().replace('.000Z', 'Z')
  }
  const bare = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/.exec(written)
  return bare ? `${bare[1]}T${bare[2]}Z` : written
}

/** JSON kept as text. What is no JSON is given as the text it is. */
export const json = (value: Value | undefined): unknown => {
  const written = textOrNull(value)
  if (written === null) return null
  try {
    return JSON.parse(written)
  } catch {
    return written
  }
}
