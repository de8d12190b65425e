import type { Input } from '@contract'
import { cardStatuses, requestStates, transactionTypes, walletAnomalies } from '@contract/platform/agent-wallet-records'
import { given, isGiven, oneOf, searchOf, wordsIn } from '../../../parts/list-filter'
import type { ComparedKind, Verdict } from './compare'

export const views = ['wallets', 'requests', 'authorizations', 'transactions', 'differences'] as const
export type View = (typeof views)[number]
export const spans = ['7', '30', '90'] as const

/** What is listed and how it is narrowed down, as it stands in the address. Empty where nothing is chosen. */
export interface WalletFilter {
  view: View
  search: string
  org_id: string
  agent_id: string
  wallet_id: string
  anomaly: string
  card_status: string
  state: string
  outcome: '' | 'approved' | 'declined'
  reason: string
  type: string
  disputed: '' | 'yes'
  /** Of the differences: how far back, of what, and how they end. */
  days: (typeof spans)[number]
  kind: '' | ComparedKind
  verdict: '' | Verdict
}

export const noneChosen: Omit<WalletFilter, 'view'> = {
  search: '',
  org_id: '',
  agent_id: '',
  wallet_id: '',
  anomaly: '',
  card_status: '',
  state: '',
  outcome: '',
  reason: '',
  type: '',
  disputed: '',
  days: '30',
  kind: '',
  verdict: '',
}

/** Reads an address's search. A record without a view, as the ledger leads here, says by its id where it belongs. */
export const walletFilterIn = (search: string, record: string | null): WalletFilter => {
  const word = wordsIn(search)
  return {
    view: oneOf(views, word('view')) || viewOf(record),
    search: word('search'),
    org_id: word('org_id'),
    agent_id: word('agent_id'),
    wallet_id: word('wallet_id'),
    anomaly: oneOf([...walletAnomalies, 'any'], word('anomaly')),
    card_status: oneOf([...cardStatuses, 'none'], word('card_status')),
    state: oneOf(requestStates, word('state')),
    outcome: oneOf(['approved', 'declined'], word('outcome')),
    reason: word('reason'),
    type: oneOf(transactionTypes, word('type')),
    disputed: oneOf(['yes'], word('disputed')),
    days: oneOf(spans, word('days')) || '30',
    kind: oneOf(['card', 'authorization', 'transaction'], word('kind')),
    verdict: oneOf(['differs', 'only_stripe', 'only_platform', 'same'], word('verdict')),
  }
}

const viewOf = (record: string | null): View => {
  if (record?.startsWith('spr_')) return 'requests'
  if (record?.startsWith('iauth_')) return 'authorizations'
  return record?.startsWith('ipi_') ? 'transactions' : 'wallets'
}

/** The search for an address, with its question mark; empty where all is as it begins. */
export const searchOfWallets = ({ view, days, ...rest }: WalletFilter): string =>
  searchOf({ ...rest, view: view === 'wallets' ? '' : view, days: days === '30' ? '' : days })

/** Another view of the same: whose it is stays, what only the former view knows does not. */
export const seenAs = ({ org_id, agent_id, wallet_id }: WalletFilter, view: View): WalletFilter => ({
  ...noneChosen,
  view,
  org_id,
  agent_id,
  wallet_id,
})

export const isNarrowed = ({ view: _, days: __, ...rest }: WalletFilter): boolean => isGiven(rest)

const common = ({ search, org_id, agent_id, wallet_id, anomaly }: WalletFilter) => given({ search, org_id, agent_id, wallet_id, anomaly })

type ListInputOf<N extends 'list' | 'requests' | 'authorizations' | 'transactions'> = Omit<Input<`agent-wallet.${N}`>, 'offset' | 'limit'>

/** What each list is asked. */
export const inputs = {
  wallets: ({ search, org_id, agent_id, card_status }: WalletFilter): ListInputOf<'list'> =>
    given({ search, org_id, agent_id, card_status }),
  requests: (filter: WalletFilter): ListInputOf<'requests'> => ({ ...common(filter), ...given({ state: filter.state }) }),
  authorizations: (filter: WalletFilter): ListInputOf<'authorizations'> => ({
    ...common(filter),
    ...given({ reason: filter.reason }),
    ...(filter.outcome === '' ? {} : { approved: filter.outcome === 'approved' }),
  }),
  transactions: (filter: WalletFilter): ListInputOf<'transactions'> => ({
    ...common(filter),
    ...given({ type: filter.type }),
    ...(filter.disputed === '' ? {} : { disputed: true }),
  }),
}
