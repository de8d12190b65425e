import type { WatchRule } from '@contract/desk/presets'
import { agentbotRules } from './agentbot-rules'
import { deskRules } from './desk-rules'
import { marketplaceRules } from './marketplace-rules'
import { platformRules } from './platform-rules'
import type { Rule } from './rule'

/** Every rule: where it looks, what is news to it, and its words. Words hold counts only: they may stand on a locked screen. */
export const rules: Readonly<Record<WatchRule, Rule>> = { ...marketplaceRules, ...platformRules, ...agentbotRules, ...deskRules }
