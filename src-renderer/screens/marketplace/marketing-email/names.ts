import type { Draft } from '@contract/desk/drafts'
import { numbers } from '../../../parts/numbers'

/** What a draft is called: its name, else its subject. */
export const nameOf = ({ name, subject }: Pick<Draft, 'name' | 'subject'>): string => name || subject.trim() || 'Untitled'

/** "1 person", "1,204 people". */
export const peopleWords = (count: number): string => `${numbers.format(count)} ${count === 1 ? 'person' : 'people'}`
export const charactersWords = (count: number): string => `${numbers.format(count)} ${count === 1 ? 'character' : 'characters'}`

/** "new-skills-on-agentpowers": a subject as the name of a file. */
export const fileNameOf = (subject: string): string =>
  subject
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60) || 'e-mail'
