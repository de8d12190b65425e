import { isScreen, screenAddress } from '../../shell/address'

/** The screen of each kind of record, by the word the platform uses for it. `show` is the part of a screen that has it. */
const screens: Record<string, { capability: string; show?: string }> = {
  user: { capability: 'platform-users' },
  org: { capability: 'orgs' },
  workspace: { capability: 'workspaces' },
  connector: { capability: 'connectors' },
  connector_event: { capability: 'connector-events' },
  feedback: { capability: 'feedback' },
  model: { capability: 'models' },
  security_event: { capability: 'security-events' },
  audit_entry: { capability: 'audit-trail' },
  job: { capability: 'runtime', show: 'jobs' },
  sandbox: { capability: 'runtime', show: 'sandboxes' },
  queue: { capability: 'runtime', show: 'queues' },
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
  return `${screenAddress(environment, screen.capability, id)}${screen.show ? `?show=${screen.show}` : ''}`
}

/** The same for an id alone, by how it begins. */
export const addressById = (environment: string, id: string): string | null => {
  const prefix = /^([a-z]+)_./.exec(id)?.[1]
  return prefix !== undefined && Object.hasOwn(prefixes, prefix) ? recordAddress(environment, prefixes[prefix] ?? null, id) : null
}
