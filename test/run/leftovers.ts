import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs `does` with a folder of its own for temporary files, and takes that away afterwards: tests that are killed, or kill
 * what they started, can't tidy up themselves.
 */
export const withoutLeftovers = async <T>(does: () => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-run-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  try {
    return await does()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
