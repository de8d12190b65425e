import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Preset } from '@contract/desk/presets'
import { fail, failure, type Result, succeed } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { DeskCall, DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
import type { Seen } from './look-around'
import type { Looks } from './looks'

const File = z.object({ preset: Preset })

export interface Home {
  preset(): Preset
  handlers: DeskHandlersOf<'home'>
}

/** home.json in the desk's folder holds the preset. One that can't be read counts as none chosen. */
export const openHome = async (folder: string, parts: { profiles: Profiles; looks: Looks; chosen: () => void }): Promise<Home> => {
  const path = join(folder, 'home.json')
  let file = await readFile(path, 'utf8').then(
    (text) => stored(text),
    () => first,
  )
  const { looks, profiles, chosen } = parts
  const on = (environment: string | null): Profile | undefined => profiles.find(environment ?? '')
  /** A look at one list, and of it what Home shows. */
  const looked =
    <L>(look: (profile: Profile) => Promise<Result<Seen<unknown, L>>>) =>
    async (_input: unknown, { environment }: DeskCall): Promise<Result<L>> => {
      const profile = on(environment)
      if (!profile) return fail(gone())
      const seen = await look(profile)
      return seen.ok ? succeed(seen.value.look) : seen
    }
  return {
    preset: () => file.preset,
    handlers: {
      'home.get': async () => succeed(file),
      'home.choose': async ({ preset }) => {
        await writeFileAtomic(path, `${JSON.stringify({ preset }, null, 2)}\n`, { mode: 0o600 })
        file = { preset }
        chosen()
        return succeed(file)
      },
      'home.looks': async (_input, { environment }) => succeed(looks.remembered(environment ?? '')),
      'home.flags': looked(looks.flags),
      'home.deletions': looked(looks.deletions),
      'home.claims': looked(looks.claims),
      'home.deliveries': looked(looks.deliveries),
      'home.stalls': looked(looks.stalls),
      'home.spend': looked(looks.spend),
      'home.security': looked(looks.security),
      'home.requests': looked(looks.requests),
      'home.agentbot': async (_input, { environment }) => {
        const profile = on(environment)
        return profile ? looks.agentbot(profile) : fail(gone())
      },
    },
  }
}

const first: z.output<typeof File> = { preset: 'everything' }
const stored = (text: string): z.output<typeof File> => {
  try {
    return File.parse(JSON.parse(text))
  } catch {
    return first
  }
}

const gone = () => failure('not_found', 'This environment is no longer there.', { next: 'Choose another one.' })
