import type { AgentbotLook } from '@contract/desk/home'
import { many, names, type Rule, type Sight, seen } from './rule'

/** What is watched of Agentbot, by its summary. */
export const agentbotRules = {
  health: {
    asks: 'agentbot',
    look: async (profile, { looks }) => seen(await looks.agentbot(profile), ({ services }: AgentbotLook) => healthOf(services)),
    news: ({ before, now }) => now !== null && (now === 'down') !== (before === 'down'),
    says: (changes) => {
      const [down, up] = [changes.filter(({ now }) => now === 'down'), changes.filter(({ now }) => now !== 'down')]
      const to = { capability: 'summary', record: null, search: '' }
      return [
        ...(down.length > 0 ? [{ words: many(down.length, 'service is down', 'services are down'), detail: names(down), to }] : []),
        ...(up.length > 0
          ? [{ words: many(up.length, 'service is no longer down', 'services are no longer down'), detail: names(up), to }]
          : []),
      ]
    },
  },
} as const satisfies Record<string, Rule>

const healthOf = (services: AgentbotLook['services']): Sight => ({
  marks: Object.fromEntries((services ?? []).map(({ name, state }) => [name, state])),
  whole: services !== null,
})
