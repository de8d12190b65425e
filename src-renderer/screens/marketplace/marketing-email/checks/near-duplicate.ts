import type { Mail } from './finding'
import { readHtml } from './read-html'

/**
 * From here on, two mails are told to be alike. Jaccard over threes of words: one with a paragraph more or a corrected
 * sentence comes to 0.7 and above, two issues of one newsletter (same frame and footer, other items) stay below 0.4.
 */
export const ALIKE_FROM = 0.6

/** Words that are looked at: a mail that differs only after so many is alike anyway. */
const WORDS = 20_000

const threesOf = new WeakMap<Mail, Set<string>>()

/** Threes of words of what is read: no markup, case, punctuation or addresses; any number stands for any other. */
const threes = (mail: Mail): Set<string> => {
  const known = threesOf.get(mail)
  if (known !== undefined) return known
  const texts = readHtml(mail.html).texts.filter(({ parent }) => !/^(style|script|title)$/.test(parent?.name ?? ''))
  const text = `${mail.subject} ${texts.map(({ text }) => text).join(' ')}`.normalize('NFKC').toLowerCase()
  const words = (text.replace(/https?:\/\/\S{1,2000}/g, ' ').match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [])
    .slice(0, WORDS)
    .map((word) => (/^\p{N}/u.test(word) ? '0' : word))
  const found = new Set(words.length < 3 ? [words.join(' ')] : words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`))
  threesOf.set(mail, found)
  return found
}

/**
 * The earlier mail most like this one, if any is alike; `how_alike` from 0 to 1. An earlier mail is read once: hand the
 * same objects over each time.
 */
export const nearDuplicate = <Earlier extends Mail>(
  mail: Mail,
  earlier: readonly Earlier[],
): { which: Earlier; how_alike: number } | null => {
  const mine = threes({ ...mail })
  if (mine.size === 1 && mine.has('')) return null
  let best: { which: Earlier; how_alike: number } | null = null
  for (const which of earlier) {
    const theirs = threes(which)
    let shared = 0
    for (const three of mine) if (theirs.has(three)) shared += 1
    const how_alike = shared / (mine.size + theirs.size - shared)
    if (how_alike >= ALIKE_FROM && how_alike > (best?.how_alike ?? 0)) best = { which, how_alike }
  }
  return best
}
