import type { Environment } from '@contract/desk/environments'
import type { Preset } from '@contract/desk/presets'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { read } from '../operations'
import type { ScreenCapability } from '../screens/screen'
import { landingOf } from './address'

/** What somebody works on here; null until it is known. One that can't be read counts as everything. */
export const usePreset = (): Preset | null => {
  const arrangement = useQuery(read(null, 'home.get', {}))
  return arrangement.data?.preset ?? (arrangement.isError ? 'everything' : null)
}

/** The screen an environment opens with, for whoever goes into one. */
export const landing = async (client: QueryClient, environment: Environment | undefined): Promise<ScreenCapability> => {
  const arrangement = await client.ensureQueryData(read(null, 'home.get', {})).catch(() => null)
  return landingOf(arrangement?.preset ?? 'everything', environment)
}
