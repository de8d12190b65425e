import { open, stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

/** Throws with the code SQLITE_CANTOPEN where this is no file: SQLite would make one. It is asked for by mode as well (see connect). */
export const mustBeThere = async (path: string): Promise<void> => {
  const there = await stat(path).catch(() => null)
  if (!there?.isFile()) throw Object.assign(new Error('no file'), { code: 'SQLITE_CANTOPEN' })
}

/** SQLite's own URI, whose mode makes a file neither made nor, by a reader, changed. */
export const uriOf = (path: string, writes: boolean): string => `${pathToFileURL(path).href}?mode=${writes ? 'rw' : 'ro'}`

/** As the file's own header says (https://www.sqlite.org/fileformat.html, offset 18). */
export const hasWriteAheadLog = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 18)
    return bytesRead === 1 && buffer[0] === 2
  } finally {
    await file.close()
  }
}
