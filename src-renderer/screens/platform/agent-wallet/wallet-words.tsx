import { moneyWords } from '@contract/money'
import type { Wallet } from '@contract/platform/agent-wallet-records'
import type { ReactNode } from 'react'
import { none } from '../../../parts/column-cells'
import { entryOf } from '../../../parts/entry-of'
import { Tag, type Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import type { Anomaly } from './anomalies'
import type { Verdict } from './compare'
import type { View } from './wallet-filter'

/** "insufficient funds": a server's word as a person reads it. */
export const plainWord = (word: string): string => word.replaceAll('_', ' ')

/** A server's own text, inert; a dash where there is none. */
export const Said = ({ text }: { text: string | null }) => (text?.trim() ? <bdi>{visible(text)}</bdi> : none)

/** An amount in its currency; a dash where nobody says. */
export const Money = ({ cents, currency }: { cents: number | null; currency: string }) =>
  cents === null ? none : <span className="tabular">{moneyWords(cents, currency)}</span>

const tones: Record<string, Tone> = {
  active: 'plain',
  inactive: 'warn',
  canceled: 'bad',
  pending: 'warn',
  approved: 'plain',
  declined: 'plain',
  expired: 'plain',
  submitted: 'warn',
  unsubmitted: 'warn',
  won: 'plain',
  lost: 'bad',
}
/** A state in its own word; one that nobody knows has no colour. */
export const StateWord = ({ word }: { word: string }) => (
  <Tag tone={entryOf(tones, word) ?? 'plain'}>{visible(entryOf(cardWords, word) ?? plainWord(word))}</Tag>
)
/** Stripe calls a frozen card inactive. */
const cardWords: Record<string, string> = { inactive: 'frozen' }

/** How a card stands, or that there is none. */
export const CardWords = ({ card }: { card: Wallet['card'] }): ReactNode =>
  card === null ? (
    <span className="muted">no card</span>
  ) : (
    <>
      <StateWord word={card.status} /> <span className="tabular">{visible(card.last4 ?? '')}</span>
    </>
  )

/** The anomalies of a row, in short. Why stands on hover and in the detail. */
export const Anomalies = ({ of }: { of: readonly Anomaly[] }): ReactNode =>
  of.length === 0
    ? none
    : of.map(({ word, words, tone, why }) => (
        <span key={word} title={why}>
          <Tag tone={tone}>{words}</Tag>{' '}
        </span>
      ))

export const viewWords: Record<View, { words: string; one: string; many: string }> = {
  wallets: { words: 'Wallets', one: 'wallet', many: 'wallets' },
  requests: { words: 'Spend requests', one: 'spend request', many: 'spend requests' },
  authorizations: { words: 'Authorizations', one: 'authorization', many: 'authorizations' },
  transactions: { words: 'Transactions', one: 'transaction', many: 'transactions' },
  differences: { words: 'Differences', one: 'record', many: 'records' },
}

export const verdictWords: Record<Verdict, { words: string; tone: Tone }> = {
  differs: { words: 'differs', tone: 'warn' },
  only_stripe: { words: 'only at Stripe', tone: 'bad' },
  only_platform: { words: 'only on the platform', tone: 'bad' },
  same: { words: 'same', tone: 'plain' },
}
