import type { Paper } from '@contract/desk/paper'
import { moneyWords } from '@contract/money'
import { exact, instantOf } from '../../../parts/instant'
import { hasGoneOut, statusWords } from '../refund-words'
import type { RefundStory } from './refund-story'

/** Said wherever an amount of an answer is shown. */
export const currencyNote = (currency: string): string =>
  `The API’s answer names no currency: the amount is shown in ${currency.toUpperCase()}, as this desk is set.`

/**
 * What comes by itself after a refund (agentpowers-admin, Refunds: "The existing charge.refunded webhook handler automatically
 * updates the database, deactivates the license, and emails the buyer"), and that no read shows it.
 */
export const followUp =
  'Stripe reports it to the marketplace. Then the purchase counts as refunded, its licence stops working and the buyer gets an e-mail. The API has no read of any of these, so it can’t be seen from here whether they have happened.'

/** The receipt of a refund as a page of plain words: for the clipboard, paper and a file. */
export const receiptOf = (story: RefundStory, desk_currency: string): Paper => {
  const { receipt, environment } = story
  const currency = receipt?.currency ?? desk_currency
  const status = statusWords(receipt?.status ?? null)
  const cents = receipt?.amount_cents ?? null
  const facts: [string, string | null][] = [
    ['Refund', receipt?.refund_id ?? null],
    ['Status', status.word],
    ['Amount', cents === null ? 'not in the answer' : moneyWords(cents, currency)],
    ['Purchase', story.purchase_id],
    ['Reason', story.reason || 'none given'],
    ['Issued', momentWords(story.ended_at ?? story.asked_at)],
    ['By', [story.subject, story.os_user && `${story.os_user} on this machine`].filter(Boolean).join(', ') || null],
    ['Asked for by', story.maker],
    ['Environment', [environment.name, environment.kind, environment.host].filter(Boolean).join(' · ')],
    ['Way', story.through ? 'through Stripe itself' : null],
    ['Attempt', story.attempt],
  ]
  return {
    title: `Refund of the purchase ${story.purchase_id}`.slice(0, 300),
    facts: facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value: value.slice(0, 4000) }])),
    notes: [
      status.says,
      ...(cents === null || receipt?.currency ? [] : [currencyNote(currency)]),
      ...(hasGoneOut(receipt?.status ?? null) ? [followUp] : []),
      'From the ledger of this desk (Opsdesk). The server’s own records have the last word.',
    ],
    file_name: `refund-${story.purchase_id.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 100)}.pdf`,
  }
}

/** The same as lines of text. */
export const textOf = ({ title, facts, notes }: Paper): string =>
  [title, '', ...facts.map(({ name, value }) => `${name}: ${value}`), '', ...notes].join('\n')

const momentWords = (iso: string): string => {
  const date = instantOf(iso)
  return date ? `${exact(date)} (${date.toISOString()})` : iso
}
