const texts = import.meta.glob<string>('../../../resources/guide/*.md', { query: '?raw', import: 'default' })
const titles = import.meta.glob<string>('../../../resources/guide/*.md', { query: '?title', import: 'default', eager: true })

/** In the order they are read; a page not named here comes last. */
const order = [
  'getting-started',
  'home',
  'environments',
  'database',
  'users-and-admins',
  'support',
  'operators',
  'purchases',
  'refunds',
  'marketing-email',
  'agentbot',
  'agent-wallets',
  'rollouts',
  'orgs',
  'usage',
  'models',
  'connectors',
  'feedback',
  'trust-and-safety',
  'commerce',
  'second-person',
  'jobs',
  'ledger',
  'platform-api',
  'practice',
  'keys',
]
const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)

export interface GuidePage {
  name: string
  title: string
  text: () => Promise<string>
}

/** Every page of resources/guide. The title is its first heading; the text is loaded when it is read. */
export const guidePages: readonly GuidePage[] = Object.entries(texts)
  .map(([path, text]) => ({
    name: path.replace(/^.*\//, '').replace(/\.md$/, ''),
    title: titles[path] ?? path,
    text,
  }))
  .sort((a, b) => place(a.name) - place(b.name) || a.title.localeCompare(b.title))
