import { execFile } from 'node:child_process'
import { basename } from 'node:path'
import { fail, failure, type Result, succeed } from '@contract/failure'
import stringArgv from 'string-argv'
import { z } from 'zod'
import { tokenClaims } from './token-claims'

/** What a token command gave: in memory only, fetched again when it is about to expire. */
export interface CommandToken {
  token: string
  expires_at: string | null
}

const SECONDS = 30
const Printed = z.union([
  z.object({ token: z.string(), expires_at: z.string().optional() }),
  z
    .object({ access_token: z.string(), expires_at: z.string().optional() })
    .transform(({ access_token, expires_at }) => ({ token: access_token, expires_at })),
])
const Token = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\x21-\x7e]+$/)

/**
 * Runs a program with its arguments, without a shell, and takes what it prints as the token: bare, or as JSON with
 * `token` (or `access_token`) and `expires_at`. In the manner of AWS's credential_process. Its output is never shown.
 */
export const runTokenCommand = (command: string): Promise<Result<CommandToken>> => {
  const [program, ...parameters] = stringArgv(command)
  if (!program) return Promise.resolve(broken('The token command is empty.'))
  const name = basename(program)
  return new Promise((settle) => {
    execFile(program, parameters, { shell: false, timeout: SECONDS * 1000, maxBuffer: 100_000, windowsHide: true }, (error, printed) => {
      if (error) return settle(broken(reasonOf(error, name)))
      settle(parse(printed.trim(), name))
    })
  })
}

const parse = (printed: string, name: string): Result<CommandToken> => {
  const whole = printed.startsWith('{') ? Printed.safeParse(json(printed)) : Printed.safeParse({ token: printed })
  const token = Token.safeParse(whole.data?.token)
  if (!whole.success || !token.success) return broken(`${name} printed something that is neither a token nor JSON with one.`)
  const told = whole.data.expires_at
  const expires_at = told && !Number.isNaN(Date.parse(told)) ? new Date(told).toISOString() : tokenClaims(token.data).expires_at
  return succeed({ token: token.data, expires_at })
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const reasonOf = (error: Error & { code?: unknown; killed?: boolean }, name: string): string => {
  if (error.killed) return `${name} gave no token within ${SECONDS} seconds.`
  if (error.code === 'ENOENT') return `There is no program ${name}. Write its whole path.`
  if (error.code === 'EACCES') return `${name} may not be run.`
  if (typeof error.code === 'number') return `${name} ended with exit code ${error.code}.`
  return `${name} could not be run.`
}

const broken = (what: string): { ok: false; failure: ReturnType<typeof failure> } =>
  fail(
    failure('no_credential', what, {
      not: 'Nothing was sent.',
      next: 'Run the command in a terminal to see what it says, then correct it on the environment’s page.',
    }),
  )
