import type { WatchRule } from '@contract/desk/presets'
import type { WatchRest } from '@contract/desk/watches'

/** What each rule looks for, as a person would say it. */
export const ruleWords: Readonly<Record<WatchRule, { name: string; says: string }>> = {
  flags: { name: 'New abuse flags', says: 'A flag that was not there at the last look.' },
  claims: { name: 'New claims', says: 'A claim that came into the list.' },
  deletions: { name: 'A deletion is due', says: 'An account that is to be deleted within 24 hours.' },
  deliveries: { name: 'Failed deliveries', says: 'A connector event of the platform that was not delivered.' },
  stalls: { name: 'A queue stalls or spikes', says: 'Of the platform’s runtime and sandboxes.' },
  spend: { name: 'Spend anomalies', says: 'Spend the platform finds unusual, or a threshold that is reached.' },
  security: { name: 'Grave security events', says: 'One of the platform’s that is critical or high.' },
  requests: { name: 'Spend requests', says: 'An agent asks to spend, and somebody must decide.' },
  health: { name: 'A service is down, or no longer', says: 'As Agentbot’s summary says. Needs an Agentbot address.' },
  admins: { name: 'Admins made or removed elsewhere', says: 'The list of admins changed, and not from this desk.' },
  unknown: { name: 'An unknown write', says: 'Nobody knows whether a write of this desk was done.' },
  jobs: { name: 'A job has ended or stopped', says: 'Of the jobs of this desk.' },
  tokens: { name: 'A token ends', says: 'It expires within 30 minutes, has expired, or is not accepted.' },
}

/** Why nothing is looked at now. */
export const restWords: Readonly<Record<NonNullable<WatchRest>, string>> = {
  paused: 'Watching is paused.',
  away: 'Rests while the screen is locked or the machine sleeps.',
  offline: 'Rests while there is no network.',
  elsewhere: 'Rests while another environment is open.',
  asleep: 'Rests until practice is opened.',
  refused: 'Rests, since the token is not accepted. Replace it on the environment’s page.',
  nothing: 'No rule that asks a server is on, or the service is not connected. What this desk knows by itself is still told.',
}
