import { basename } from 'node:path'
import { fail, succeed } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import type { DeskHandlersOf } from '../desk'
import type { Surroundings } from '../surroundings'
import { notWritten } from './not-written'

/** Writes a text where the person chooses. The file appears whole or not at all. */
export const textExport =
  (surroundings: Surroundings): DeskHandlersOf<'exports'>['exports.text'] =>
  async ({ text, file_name }) => {
    const file = await surroundings.saveFile(file_name)
    if (file === null) return succeed({ saved: false, file: null })
    try {
      await writeFileAtomic(file, text, { mode: 0o600 })
      return succeed({ saved: true, file })
    } catch (error) {
      return fail(notWritten(error, basename(file)))
    }
  }
