import type { Failure } from '@contract/failure'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf, read } from '../../../operations'
import { useWhole } from '../../../parts/whole-list'
import { type Compared, compareAuthorizations, compareCards, compareTransactions, type Verdict } from './compare'

const order: readonly Verdict[] = ['differs', 'only_stripe', 'only_platform', 'same']

/**
 * Cards, authorizations and transactions as the platform and Stripe have them, since `from`, what differs first. What
 * one side could not be read of is told, and the rest is compared.
 */
export const useDifferences = (environment: string, from: string) => {
  const since = useMemo(() => ({ from }), [from])
  const wallets = useWhole(environment, 'agent-wallet.list', everyWallet)
  const authorizations = useWhole(environment, 'agent-wallet.authorizations', since)
  const transactions = useWhole(environment, 'agent-wallet.transactions', since)
  const cards = useQuery(read(environment, 'issuing.cards', {}))
  const authorized = useQuery(read(environment, 'issuing.authorizations', since))
  const booked = useQuery(read(environment, 'issuing.transactions', since))

  const lists = [wallets, authorizations, transactions]
  const asked = [cards, authorized, booked]
  const rows = useMemo((): Compared[] => {
    const side = <T>({ rows: items, complete }: { rows: readonly T[]; complete: boolean }) => ({ items, complete })
    const all = [
      ...(wallets.begun && cards.data ? compareCards(side(wallets), cards.data) : []),
      ...(authorizations.begun && authorized.data ? compareAuthorizations(side(authorizations), authorized.data, from) : []),
      ...(transactions.begun && booked.data ? compareTransactions(side(transactions), booked.data, from) : []),
    ]
    const newest = (a: Compared, b: Compared): number => (b.at ?? '').localeCompare(a.at ?? '')
    return all.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || newest(a, b))
  }, [wallets, authorizations, transactions, cards.data, authorized.data, booked.data, from])

  const failures = [
    ...lists.map(({ failure }) => failure),
    ...asked.map(({ error, isFetching }) => (error && !isFetching ? failureOf(error) : null)),
  ].filter((failure) => failure !== null)
  const partly = lists.some(({ begun, note }) => begun && note !== null) || asked.some(({ data }) => data?.complete === false)
  return {
    rows,
    begun: rows.length > 0 || (lists.every(({ begun, failure }) => begun || failure) && asked.every(({ data, error }) => data || error)),
    fetching: lists.some(({ fetching }) => fetching) || asked.some(({ isFetching }) => isFetching),
    /** Each once: three reads refused alike are one thing to be told. */
    failures: [...new Map(failures.map((failure) => [`${failure.code} ${failure.what}`, failure])).values()] as Failure[],
    note: partly ? 'There is more than was read of one side: what only one of the two has is told only where that is certain.' : null,
    again: () => {
      for (const list of lists) list.again()
      for (const one of asked) void one.refetch()
    },
  }
}

const everyWallet = {}
