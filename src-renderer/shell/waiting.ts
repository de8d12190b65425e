import type { Environment } from '@contract/desk/environments'
import type { QueueLook } from '@contract/desk/home'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { read } from '../operations'
import { useNow } from '../parts/now'
import type { ScreenCapability } from '../screens/screen'

/** What waits on a screen: short words for the eye, and what they count for whoever hears them. */
export interface Waits {
  words: string
  of?: string
}

/** What was seen longer ago than this is not counted beside a screen any more, in ms. */
const STALE = 30 * 60_000

/**
 * Beside an entry only where something waits: of this environment as it was seen last, by Home or a watch, which asks no
 * server, and of its rollouts; of writes, jobs and notices over all environments.
 */
export const useWaiting = (environment: Environment | null): Partial<Record<ScreenCapability, Waits>> => {
  const now = useNow(30_000).getTime()
  const looks = useQuery({ ...read(environment?.id ?? '', 'home.looks', {}), enabled: environment !== null }).data
  const unknown = useQuery(read(null, 'ledger.health', {})).data?.unknown ?? 0
  const jobs = useQuery(read(null, 'jobs.list', { offset: 0, limit: 20 })).data?.items ?? []
  const unread = useQuery(read(null, 'watches.notices', {})).data?.unread ?? 0
  const under = useQuery({
    ...read(null, 'rollouts.list', { environment: environment?.id ?? '', offset: 0, limit: 20 }),
    enabled: Boolean(environment?.services.platform),
  }).data?.items.filter((rollout) => rollout.state === 'running').length
  const count = (state: string): number => jobs.filter((job) => job.state === state).length
  const state = ['running', 'stopped'].find((one) => count(one) > 0)
  const seen = (look: { at: string } | null | undefined, number: number | undefined, of: string, more = false): Waits | null =>
    look && number && now - Date.parse(look.at) < STALE ? { words: `${number.toLocaleString('en')}${more ? '+' : ''}`, of } : null
  const { flags, deletions, claims, deliveries, stalls, security, requests } = looks ?? {}
  const spend = looks?.spend
  const spendLeft = useSpendLeft(environment?.id ?? null, spend ?? null)
  const waits = {
    'abuse-flags': seen(flags, flags?.count, 'open', flags?.at_least),
    deletions: seen(deletions, deletions?.soon, 'due in 24 h', deletions?.at_least),
    claims: seen(claims, claims?.count, 'waiting', claims?.at_least),
    'connector-events': seen(deliveries, deliveries?.count, 'failed in 24 h', deliveries?.at_least),
    runtime: seen(stalls, stalls?.count, 'queues in trouble', stalls?.at_least),
    usage: seen(spend, spendLeft ?? spend?.count, 'anomalies', spend?.at_least),
    'security-events': seen(security, security?.count, 'critical or high', security?.at_least),
    'agent-wallet': seen(requests, requests?.count, 'spend requests wait', requests?.at_least),
    rollouts: under ? { words: String(under), of: 'under way' } : null,
    ledger: unknown > 0 ? { words: `${unknown} unknown` } : null,
    jobs: state ? { words: `${count(state)} ${state}` } : null,
    watches: unread > 0 ? { words: `${unread} new` } : null,
  }
  return Object.fromEntries(Object.entries(waits).filter(([, one]) => one !== null)) as Partial<Record<ScreenCapability, Waits>>
}

/** How many anomalies are left when those set aside on this desk are taken off; null until that is known. Read when it is needed, so that no start waits for it. */
const useSpendLeft = (environment: string | null, look: QueueLook | null): number | null => {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    if (environment === null || !look?.count) return
    let stop: (() => void) | null = () => setLeft(null)
    void import('../screens/platform/spend-set-aside').then(({ watchLeft }) => {
      if (stop) stop = watchLeft(environment, look, setLeft)
    })
    return () => {
      stop?.()
      stop = null
    }
  }, [environment, look])
  return left
}
