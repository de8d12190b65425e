import { isScreen, screenAddress } from '../../shell/address'
import { recordOf } from './usage/usage-record'

/** The screen of each kind of record, by the word the platform uses for it. `at` is the part of a screen that has it. */
const screens: Record<string, { capability: string; at?: string; record?: (id: string) => string }> = {
  user: { capability: 'platform-users' },
  org: { capability: 'orgs' },
  workspace: { capability: 'workspaces' },
  connector: { capability: 'connectors' },
  connector_event: { capability: 'connector-events' },
  feedback: { capability: 'feedback' },
  // Its queue knows a burst by its own id.
  feedback_burst: { capability: 'feedback' },
  notification: { capability: 'notifications' },
  wallet: { capability: 'agent-wallet', at: 'view=wallets' },
  spend_request: { capability: 'agent-wallet', at: 'view=requests' },
  usage_export: { capability: 'usage', record: (export_id) => recordOf({ page: 'exports', export_id }) ?? export_id },
  model: { capability: 'models' },
  security_event: { capability: 'security-events' },
  audit_entry: { capability: 'audit-trail' },
  job: { capability: 'runtime', at: 'show=jobs' },
  sandbox: { capability: 'runtime', at: 'show=sandboxes' },
  queue: { capability: 'runtime', at: 'show=queues' },
  snapshot: { capability: 'commerce' },
}

/** How ids of each kind begin, where a platform writes them so. */
const prefixes: Record<string, string> = {
  usr: 'user',
  user: 'user',
  org: 'org',
  ws: 'workspace',
  sev: 'security_event',
  aud: 'audit_entry',
  job: 'job',
  sbx: 'sandbox',
  snap: 'snapshot',
}

/** Where this record is, or null: of this kind there is no screen here. */
export const recordAddress = (environment: string, type: string | null, id: string | null): string | null => {
  const screen = type !== null && Object.hasOwn(screens, type) ? screens[type] : undefined
  if (!screen || !id || !isScreen(screen.capability)) return null
  return `${screenAddress(environment, screen.capability, screen.record?.(id) ?? id)}${screen.at ? `?${screen.at}` : ''}`
}

/** The same for an id alone, by how it begins. */
export const addressById = (environment: string, id: string): string | null => {
  const prefix = /^([a-z]+)_./.exec(id)?.[1]
  return prefix !== undefined && Object.hasOwn(prefixes, prefix) ? recordAddress(environment, prefixes[prefix] ?? null, id) : null
}
