import { slugOf } from '@contract/marketplace/categories'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { iso } from './cast'
import type { Crowd } from './crowd'
import { chance, letters, pick, whole } from './draw'

export interface SeededCategory {
  id: string
  category: string
  name: string
  description: string
  icon: string
  sample_keywords: string
  updated_at: string | null
}

export interface SeededSkill {
  id: string
  slug: string
  name: string
  category: string
  owner_id: string | null
  status: 'active' | 'archived'
  price_cents: number
  source_registry: string | null
  source_url: string | null
  created_at: string
}

const SEED = 20_260_202
const DAY = 86_400_000

/** Name, icon, keywords, description, and what its skills are about. The one without is empty. */
const shelves: readonly (readonly [name: string, icon: string, keywords: string, description: string, about: string])[] = [
  [
    'Developer Tools',
    'code',
    'debug, lint, test, build',
    'Skills for building and debugging software',
    'Linter Debugger Changelog Refactor Schema Regex',
  ],
  [
    'Data & Analytics',
    'bar-chart',
    'sql, charts, forecasts, csv',
    'Ask your numbers, and get a chart back',
    'Cohort Forecast Dashboard Query Anomaly',
  ],
  ['Marketing', 'megaphone', 'campaigns, seo, newsletters', 'Say it to the right people', 'Headline Newsletter Keyword Persona'],
  ['Design', 'palette', 'colour, layout, icons', 'Palettes, layouts and everything drawn', 'Palette Wireframe Icon Contrast'],
  ['Security', 'shield', 'audit, secrets, threat models', 'Find it before somebody else does', 'Secrets Threat Audit Policy'],
  ['Sales & Growth', 'trending-up', 'leads, pricing, crm', 'From the first call to the renewal', 'Lead Pricing Renewal Pipeline'],
  ['Automation', 'zap', 'workflows, triggers, schedules', 'Things that happen by themselves', 'Inbox Calendar Webhook Backup'],
  ['Writing', 'grid', 'drafts, tone, translation', 'Words, shorter and clearer', 'Draft Tone Summary Translation'],
  ['Finance', 'trending-up', 'invoices, budgets, taxes', 'Budgets that add up', 'Invoice Budget Expense'],
  ['Éducation et Jeux', 'grid', '', '', 'Quiz Flashcard'],
  // An icon of an older version of the API, which a read may still have; and a name that a careless program would run.
  [
    'Research <b>Labs</b>',
    'flask',
    'papers,  ,citations,',
    '<script>document.title = "ran"</script> Papers and citations.',
    'Citation Abstract',
  ],
  ['Legal', 'shield', 'contracts, clauses', 'Nobody has put a skill in here yet', ''],
]
/** Categories that practise a failure when they are changed or deleted: see sentinels.ts. */
const failing = ['fail_409', 'fail_503', 'fail_lost']
const kinds = ['Companion', 'Pilot', 'Toolkit', 'Coach', 'Inspector']
const registries = ['npm', 'pypi', 'github', 'mcp-registry']

export const categories = (day: number): SeededCategory[] => [
  ...shelves.map(([name, icon, sample_keywords, description], index) => {
    const category = slugOf(name)
    return { id: `cat-${category}`, category, name, description, icon, sample_keywords, updated_at: iso(day - (index * 17 + 3) * DAY) }
  }),
  ...failing.map((word) => ({
    id: `cat-${word}`,
    category: word,
    name: `Practise: ${word}`,
    description: 'Change or delete it to meet this failure',
    icon: 'grid',
    sample_keywords: '',
    updated_at: null,
  })),
]

/**
 * Skills of sellers, and skills imported from registries, which belong to nobody until a claim is approved. The last
 * skill of Finance is archived with all the others of it: that category can be deleted.
 */
export const skills = (day: number, crowd: Crowd): SeededSkill[] => {
  const random = xoroshiro128plus(SEED)
  return shelves.flatMap(([shelf, , , , about]) =>
    (about === '' ? [] : about.split(' ')).flatMap((word) =>
      [0, 1].map((imported): SeededSkill => {
        const name = `${word} ${pick(random, kinds)}${imported ? ' (open)' : ''}`
        const slug = slugOf(name)
        const registry = imported ? pick(random, registries) : null
        return {
          id: `skill_${letters(random)}${letters(random)}${letters(random)}`,
          slug,
          name,
          category: slugOf(shelf),
          owner_id: imported ? null : pick(random, crowd.sellers),
          status: shelf === 'Finance' || chance(random, 0.1) ? 'archived' : 'active',
          price_cents: imported ? 0 : pick(random, [0, 499, 999, 1900, 4900]),
          source_registry: registry,
          source_url: registry && `https://${registry}.example.org/${slug}`,
          created_at: iso(day - whole(random, 5, 600) * DAY),
        }
      }),
    ),
  )
}
