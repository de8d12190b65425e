import { type Preset, WatchRule } from '@contract/desk/presets'

/** What is watched where nobody chose otherwise for an environment. */
export const presetRules: Readonly<Record<Preset, readonly WatchRule[]>> = {
  everything: WatchRule.options,
  support: ['claims', 'deletions', 'deliveries', 'unknown', 'jobs', 'tokens'],
  trust: ['flags', 'claims', 'deletions', 'admins', 'security', 'stalls', 'unknown', 'jobs', 'tokens'],
  finance: ['spend', 'requests', 'unknown', 'jobs', 'tokens'],
}
