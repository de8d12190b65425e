import type { Failure } from '@contract/failure'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf, read } from '../../../operations'
import { oldestOf } from '../../../parts/table-rows'
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
  // Ten thousand of each are compared: only what was read anew, not all of it at each part that comes.
  const ofCards = useMemo(() => (wallets.begun && cards.data ? compareCards(sideOf(wallets), cards.data) : []), [wallets, cards.data])
  const ofAuthorizations = useMemo(
    () => (authorizations.begun && authorized.data ? compareAuthorizations(sideOf(authorizations), authorized.data, from) : []),
    [authorizations, authorized.data, from],
  )
  const ofTransactions = useMemo(
    () => (transactions.begun && booked.data ? compareTransactions(sideOf(transactions), booked.data, from) : []),
    [transactions, booked.data, from],
  )
  const rows = useMemo((): Compared[] => {
    const newest = (a: Compared, b: Compared): number => compareText(b.at ?? '', a.at ?? '')
    return [...ofCards, ...ofAuthorizations, ...ofTransactions].sort(
      (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || newest(a, b),
    )
  }, [ofCards, ofAuthorizations, ofTransactions])

  const failures = [
    ...lists.map(({ failure }) => failure),
    ...asked.map(({ error, isFetching }) => (error && !isFetching ? failureOf(error) : null)),
  ].filter((failure) => failure !== null)
  const partly = lists.some(({ begun, note }) => begun && note !== null) || asked.some(({ data }) => data?.complete === false)
  return {
    rows,
    begun: rows.length > 0 || (lists.every(({ begun, failure }) => begun || failure) && asked.every(({ data, error }) => data || error)),
    reading: readingOf(lists),
    fetching: lists.some(({ fetching }) => fetching) || asked.some(({ isFetching }) => isFetching),
    /** Each once: three reads refused alike are one thing to be told. */
    failures: [...new Map(failures.map((failure) => [`${failure.code} ${failure.what}`, failure])).values()] as Failure[],
    note: partly ? 'There is more than was read of one side: what only one of the two has is told only where that is certain.' : null,
    readAt: oldestOf([...asked, ...lists.map(({ readAt }) => ({ dataUpdatedAt: readAt ?? 0 }))]),
    again: () => {
      for (const list of lists) list.again()
      for (const one of asked) void one.refetch()
    },
  }
}

const everyWallet = {}

const sideOf = <T>({ rows: items, complete }: { rows: readonly T[]; complete: boolean }) => ({ items, complete })
/** Instants of one form, as text: by their letters, which is far quicker than by a language's rules. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How far all lists together are; null once each is read. */
const readingOf = (lists: readonly { rows: readonly unknown[]; reading: { done: number; total: number | null } | null }[]) => {
  if (lists.every(({ reading }) => reading === null)) return null
  const totals = lists.map(({ rows, reading }) => (reading === null ? rows.length : reading.total))
  const known = totals.every((total) => total !== null)
  return {
    done: lists.reduce((sum, { rows }) => sum + rows.length, 0),
    total: known ? totals.reduce((sum, total) => sum + (total ?? 0), 0) : null,
  }
}
