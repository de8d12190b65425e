/**
 * Reads a record whose field names the document leaves open: for each of our names the first spelling that is there
 * wins. Fields not named here pass untouched; anything but an object passes untouched too, for the schema to refuse.
 */
export const firstOf =
  (spellings: Record<string, readonly string[]>) =>
  (raw: unknown): unknown => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw
    const record = raw as Record<string, unknown>
    const named: Record<string, unknown> = { ...record }
    for (const [name, candidates] of Object.entries(spellings)) {
      const spelling = candidates.find((candidate) => Object.hasOwn(record, candidate))
      if (spelling !== undefined) named[name] = record[spelling]
    }
    return named
  }
