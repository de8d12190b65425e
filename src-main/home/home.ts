import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Preset } from '@contract/desk/presets'
import { fail, failure, succeed } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
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
      'home.flags': async (_input, { environment }) => {
        const profile = on(environment)
        if (!profile) return fail(gone())
        const seen = await looks.flags(profile)
        return seen.ok ? succeed(seen.value.look) : seen
      },
      'home.deletions': async (_input, { environment }) => {
        const profile = on(environment)
        if (!profile) return fail(gone())
        const seen = await looks.deletions(profile)
        return seen.ok ? succeed(seen.value.look) : seen
      },
      'home.claims': async (_input, { environment }) => {
        const profile = on(environment)
        if (!profile) return fail(gone())
        const seen = await looks.claims(profile)
        return seen.ok ? succeed(seen.value.look) : seen
      },
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
