import type { ProbeClass } from '@contract/platform/feedback-words'
import { commandProbes } from './command'
import { fuzzProbes } from './fuzz'
import { pathProbes } from './path'
import { scriptProbes } from './script'
import { sqlProbes } from './sql'
import { templateProbes } from './template'

/**
 * Every probe practice knows, by group: its world is seeded with them, and tests show each to be inert in the window. Each group
 * ends with one that is markup and an address as well, so that whatever takes its texts for either is seen to.
 */
export const probes: Readonly<Record<ProbeClass, readonly string[]>> = {
  script: scriptProbes,
  command: commandProbes,
  sql: sqlProbes,
  template: templateProbes,
  path: pathProbes,
  fuzz: fuzzProbes,
}
