import { LONGEST_SUBJECT } from '@contract/marketplace/marketing-email'
import { type Findings, quoted } from './finding'
import { unfilledIn } from './placeholders'

/** Mail programs on a phone show 40 to 60 characters. */
const SHOWN = 60

/** Marks that turn the direction of text or take up no room. Joiners stay: emoji and some scripts need them. */
const HIDDEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u

export const checkSubject = (subject: string, findings: Findings): void => {
  const text = subject.trim()
  if (text === '') findings.error('subject-empty', 'There is no subject. Write one.')
  if (text.length > LONGEST_SUBJECT)
    findings.error('subject-too-long', `The subject has ${text.length} characters; at most ${LONGEST_SUBJECT} are sent. Shorten it.`)
  else if (text.length > SHOWN)
    findings.advice(
      'subject-long',
      `The subject has ${text.length} characters. Many mail programs show the first ${SHOWN}: say what matters there.`,
    )
  if (/\p{Cc}/u.test(text)) findings.error('subject-control', 'The subject has a line end or tab in it. Write it on one line.')
  if (HIDDEN.test(text))
    findings.error('subject-hidden', 'The subject has characters that can’t be seen or that turn the direction of text. Type it anew.')
  for (const { text: placeholder } of unfilledIn(text))
    findings.error('placeholder', `The subject has ${quoted(placeholder)} in it, which nothing fills in. Replace it.`)

  const letters = text.match(/\p{Lu}|\p{Ll}/gu) ?? []
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase())
  if (letters.length >= 8 && capitals.length / letters.length > 0.7)
    findings.advice(
      'subject-capitals',
      'The subject is in capitals, which reads as shouting and counts as spam. Write it in small letters.',
    )
  if (/[!?]{2}/.test(text) || (text.match(/[!?$€£]/g) ?? []).length > 2)
    findings.advice(
      'subject-punctuation',
      'The subject has many exclamation marks, question marks or currency signs: spam filters count them.',
    )
  if (/^\s*(re|fwd?|aw|wg)\s?:/i.test(text))
    findings.advice('subject-reply', 'The subject begins like an answer or a forwarded mail, though it is neither. Say what it is about.')
}
