import { type Preset, WatchRule } from '@contract/desk/presets'

/** What is watched where nobody chose otherwise for an environment. */
export const presetRules: Readonly<Record<Preset, readonly WatchRule[]>> = {
  everything: WatchRule.options,
  support: ['claims', 'deletions', 'unknown', 'jobs', 'tokens'],
  trust: ['flags', 'claims', 'deletions', 'admins', 'unknown', 'jobs', 'tokens'],
  finance: ['unknown', 'jobs', 'tokens'],
}
