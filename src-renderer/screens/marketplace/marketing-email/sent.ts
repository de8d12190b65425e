import type { Output } from '@contract'
import type { Write } from '@contract/desk/ledger'
import { type Recipients, recipientsOf } from '@contract/marketplace/marketing-email-recipients'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { read } from '../../../operations'

/** One mail as the ledger tells of it. */
export interface SentMail {
  write: Write
  /** With e-mail addresses struck out, as the ledger keeps it. */
  subject: string
  /** Of the HTML, in hex; null where the entry is of another version. */
  sha256: string | null
  /** How many it reached, by the answer; null where no answer says. */
  recipients: Recipients | null
  os_user: string | null
  /** The server's own answer, or words. */
  answer: unknown
}

/** A mail's entry in the ledger, read. Whatever stands there is looked at as unknown: it may be of another version. */
export const sentMailOf = (story: Output<'ledger.get'>): SentMail | null => {
  if (!story) return null
  const body = (kind: string): Record<string, unknown> | undefined => story.entries.findLast((entry) => entry.body.kind === kind)?.body
  const intent = body('intent')
  const input = (intent?.input ?? {}) as Record<string, unknown>
  const answer = body('outcome')?.answer ?? null
  return {
    write: story.write,
    subject: typeof input.subject === 'string' ? input.subject : '',
    sha256: /SHA-256 ([0-9a-f]{64})/.exec(String(input.html_body ?? ''))?.[1] ?? null,
    recipients: recipientsOf(answer),
    os_user: typeof intent?.os_user === 'string' ? intent.os_user : null,
    answer,
  }
}

export const useSentMail = (attempt: string | null) => {
  const story = useQuery({ ...read(null, 'ledger.get', { attempt: attempt ?? '' }), enabled: attempt !== null })
  const mail = useMemo(() => (story.data === undefined ? undefined : sentMailOf(story.data)), [story.data])
  return { mail, error: story.error, fetching: story.isFetching, again: () => void story.refetch() }
}

/** What goes by the mails sent before: the newest of them. */
const LOOKED_AT = 10
/** How long ago still counts as lately. Milliseconds. */
const LATELY = 60 * 24 * 3_600_000

/** The mails of this environment that went out lately, or may have, with their HTML where it is kept; and the last that went out, however long ago. */
export const useEarlier = (environment: string) => {
  const list = useQuery(
    read(null, 'ledger.list', {
      environment,
      operation: 'marketing-email.send',
      states: ['done', 'settled_done', 'unknown'],
      offset: 0,
      limit: LOOKED_AT,
    }),
  )
  const attempts = list.data?.items.map(({ attempt }) => attempt) ?? []
  const stories = useQueries({ queries: attempts.map((attempt) => read(null, 'ledger.get', { attempt })) })
  const mails = stories.flatMap(({ data }) => sentMailOf(data ?? null) ?? [])
  const hashes = [...new Set(mails.flatMap(({ sha256 }) => sha256 ?? []))]
  const documents = useQueries({
    queries: hashes.map((sha256) => ({ ...read(null, 'ledger.document', { sha256 }), staleTime: Number.POSITIVE_INFINITY })),
  })
  const text = new Map(hashes.map((sha256, index) => [sha256, documents[index]?.data?.text]))
  // The checks read an earlier mail once, by the object it is: the same ones are handed over until something changed.
  const key = JSON.stringify([
    mails.map(({ write, sha256 }) => [write.attempt, write.state, sha256]),
    hashes.filter((hash) => text.get(hash) !== undefined),
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: key names all that is read here
  const earlier = useMemo(() => mails.map((mail) => ({ ...mail, html: (mail.sha256 && text.get(mail.sha256)) || '' })), [key])
  const lately = useMemo(() => earlier.filter(({ write }) => Date.now() - Date.parse(write.at) < LATELY), [earlier])
  return { earlier: lately, last: earlier.find(({ write }) => write.state === 'done') ?? null }
}
