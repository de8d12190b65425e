import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, OperationName, Output } from '@contract'
import type { EventName, Events } from '@contract/bridge'
import type { Result } from '@contract/failure'
import { type Core, type CoreOptions, createCore } from '../src-main/core'
import { sessionKeychain } from '../src-main/environments/keychain'
import { servePractice } from '../src-main/practice/server'

/** A core as the shells build it, with a folder of its own and nobody in front of it. */
export interface OpenCore {
  core: Core
  folder: string
  /** All that main told the window. */
  events: { event: EventName; payload: Events[EventName] }[]
  /** What the person says to a native question, and where they save. */
  says: { yes: boolean; file: string | null }
  questions: string[]
  call<N extends OperationName>(
    operation: N,
    input: Input<N>,
    environment?: string | null,
    more?: { attempt?: string; typed?: string; seen?: unknown; id?: string; over_limit?: true; stated_cents?: number },
  ): Promise<Result<Output<N>>>
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'opsdesk-'))

export const openCore = async (options: Partial<CoreOptions> & { folder?: string } = {}): Promise<OpenCore> => {
  const folder = options.folder ?? newFolder()
  const events: OpenCore['events'] = []
  const says: OpenCore['says'] = { yes: true, file: null }
  const questions: string[] = []
  const core = await createCore({
    surroundings: {
      folder,
      confirm: async ({ title, detail }) => {
        questions.push(`${title}\n${detail}`)
        return says.yes
      },
      saveFile: async () => says.file,
      paper,
      emit: (event, payload) => void events.push({ event, payload }),
    },
    keychain: sessionKeychain('a test'),
    startPractice: servePractice,
    version: '0.0.0',
    settings: { grace_seconds: 0 },
    ...options,
  })
  const call: OpenCore['call'] = async (operation, input, environment = null, more = {}) =>
    (await core.call({ id: randomUUID(), operation, environment, input, ...more })) as never
  return { core, folder, events, says, questions, call }
}

/** What was laid out, as it is: the shells' own papers are shown end to end. */
const paper = {
  pdf: async (html: string) => Buffer.from(html),
  print: async () => true,
}

/** The value, or a thrown failure whose text says why. */
export const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.what}`)
  return result.value
}
