import { type Failure, failure } from '@contract/failure'

/** Why a file could not be written, in words. `name` is the file's own, without its folder. */
export const notWritten = (error: unknown, name: string): Failure => {
  const code = (error as NodeJS.ErrnoException).code
  const why =
    code === 'ENOSPC' ? 'the disk is full' : code === 'EACCES' || code === 'EPERM' ? 'this folder may not be written to' : 'writing failed'
  return failure('refused_here', `${name} could not be written: ${why}.`, {
    not: 'No file was written.',
    next: 'Choose another place and try again.',
  })
}
