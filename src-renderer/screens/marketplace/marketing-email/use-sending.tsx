import { contract } from '@contract'
import type { Failure } from '@contract/failure'
import { recipientsOf } from '@contract/marketplace/marketing-email-recipients'
import { useEffect, useRef, useState } from 'react'
import type { useConfirm } from '../../../parts/confirm'
import { useOnItsWay } from '../../../parts/departures'
import { exact, instantOf } from '../../../parts/instant'
import { toast } from '../../../parts/toast'
import { useUnknownTargets } from '../../../parts/unknown-writes'
import { Audience } from './audience'
import type { Finding } from './checks/finding'
import { checkBeside } from './checks-beside'
import { peopleWords } from './names'
import { useEarlier } from './sent'

const declared = contract['marketing-email.send']

interface Parts {
  environment: string
  subject: string
  html: string
  findings: readonly Finding[] | null
  earlier: ReturnType<typeof useEarlier>['earlier']
  ask: ReturnType<typeof useConfirm>['ask']
}

/** What keeps a mail from being sent, and the way to send it. */
export const useSending = ({ environment, subject, html, findings, earlier, ask }: Parts) => {
  const input = { subject, html_body: html }
  const unknown = useUnknownTargets(environment).get(declared.target({ subject, html_body: html }))
  const leaving = useOnItsWay('marketing-email.send', input)
  const [done, setDone] = useState<{ count: number | null; attempt: string } | null>(null)
  const [checking, setChecking] = useState(false)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const whyNot = (found: readonly Finding[]): string | null => {
    if (unknown) return 'Nobody knows what became of the last one: no other goes out until that is settled.'
    if (leaving) return 'It is on its way.'
    const errors = found.filter(({ level }) => level === 'error')
    if (errors.length > 0) return errors.length === 1 ? 'The checks found an error.' : `The checks found ${errors.length} errors.`
    const parsed = declared.input.safeParse(input)
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This can’t be sent.')
  }

  const send = async (): Promise<void> => {
    if (checking) return
    // What is on screen may be of some keys ago. What is typed while it is checked is not in what is sent.
    setChecking(true)
    const { findings: found, alike: place } = await checkBeside({ subject, html }, earlier)
    setChecking(false)
    if (whyNot(found) !== null || !here.current) return
    const alike = place === null ? undefined : earlier[place]
    ask('marketing-email.send', input, {
      ...(alike ? { warning: `It is much like “${alike.subject}” of ${dateOf(alike.write.at)}, which went out from here.` } : {}),
      says: (
        <>
          <LastSent environment={environment} /> <Audience environment={environment} />
        </>
      ),
      explain,
      onDone: (answer, attempt) => {
        const count = recipientsOf(answer)?.count ?? null
        if (here.current) setDone({ count, attempt })
        else
          toast(count === null ? 'The e-mail went out. The answer does not say to how many.' : `The e-mail went to ${peopleWords(count)}.`)
      },
    })
  }
  return { why_not: whyNot(findings ?? []), checking, unknown: unknown ?? null, send, done, read: () => setDone(null) }
}

const dateOf = (at: string): string => {
  const date = instantOf(at)
  return date ? exact(date) : at
}

/** Read while the dialog is open: one may have gone out a moment ago. */
const LastSent = ({ environment }: { environment: string }) => lastWords(useEarlier(environment).last)

const lastWords = (last: ReturnType<typeof useEarlier>['last']): string => {
  if (last === null) return 'None was sent from this desk yet, so there is nothing to go by: the API gives no number beforehand.'
  const reached = last.recipients ? `reached ${peopleWords(last.recipients.count)}` : 'got an answer that does not say how many it reached'
  return `The last one sent from here, “${last.subject}” of ${dateOf(last.write.at)}, ${reached}.`
}

/** Unknown can't be read from here: who else could know. */
const explain = (failure: Failure): string | null =>
  failure.happened === 'unknown' || failure.code === 'blocked'
    ? 'It is not sent again by itself. Look at the log of your mail service, or ask somebody who gets these e-mails; then say in the ledger what happened.'
    : null
