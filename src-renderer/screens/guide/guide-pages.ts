const files = import.meta.glob<string>('../../../resources/guide/*.md', { query: '?raw', import: 'default', eager: true })

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
  'second-person',
  'jobs',
  'ledger',
  'practice',
  'keys',
]
const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)

/** Every page of resources/guide. The title is its first heading. */
export const guidePages = Object.entries(files)
  .map(([path, text]) => ({
    name: path.replace(/^.*\//, '').replace(/\.md$/, ''),
    title: /^# (.+)$/m.exec(text)?.[1] ?? path,
    text,
  }))
  .sort((a, b) => place(a.name) - place(b.name) || a.title.localeCompare(b.title))
