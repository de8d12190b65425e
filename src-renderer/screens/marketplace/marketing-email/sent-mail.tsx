import type { Write } from '@contract/desk/ledger'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read, useWrite } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { useSettling } from '../../../parts/settle'
import { StateTag } from '../../../parts/state-tag'
import { screenAddress } from '../../../shell/address'
import styles from './marketing-email.module.css'
import { charactersWords, peopleWords } from './names'
import { addressOf, type MailPlace } from './place'
import { Preview } from './preview'
import { useSentMail } from './sent'

interface Props {
  environment: string
  attempt: string
  open: (place: MailPlace) => void
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One mail that was sent from here: what became of it, and exactly what it was. */
const SentMail = ({ environment, attempt, open }: Props) => {
  const { mail, error, again } = useSentMail(UUID.test(attempt) ? attempt : null)
  const document = useQuery({ ...read(null, 'ledger.document', { sha256: mail?.sha256 ?? '' }), enabled: Boolean(mail?.sha256) })
  const create = useWrite(null, 'drafts.create')
  const failure = failureOf(error ?? document.error ?? create.error)
  const html = document.data?.text
  const reuse = async (): Promise<void> => {
    if (!mail || html === undefined) return
    const input = { draft_id: crypto.randomUUID(), environment_id: environment, subject: mail.subject, html, why: 'copied' as const }
    const made = await create.mutateAsync({ input }).catch(() => null)
    if (made) open({ at: 'draft', id: made.id })
  }
  const isNone = !UUID.test(attempt) || mail === null || (mail && mail.write.operation !== 'marketing-email.send')
  return (
    <div className={styles.composer}>
      <header className={styles.head}>
        <Link to={addressOf(environment, { at: 'sent' })}>Sent</Link>
        <h1>
          <bdi>{isNone ? 'No such e-mail' : (mail?.subject ?? 'E-mail')}</bdi>
        </h1>
        {mail && !isNone && <StateTag state={mail.write.state} />}
        <span className="grow" />
        {html !== undefined && (
          <Button onClick={() => void reuse()} loading={create.isPending}>
            Use as a new draft
          </Button>
        )}
      </header>
      <div className={styles.bars}>
        {failure && <FailureNotice failure={failure} onRetry={again} />}
        {isNone && <p>This desk’s ledger has no e-mail under this attempt. It may have been sent elsewhere.</p>}
      </div>
      {mail && !isNone && (
        <div className={styles.sent}>
          <section className={styles.facts} aria-label="What became of it">
            {mail.write.state === 'unknown' && (
              <p role="status">
                No answer came: nobody knows whether it went out. Look at the log of your mail service, or ask somebody who gets these
                e-mails, then say what happened. Nothing is sent again by itself.
              </p>
            )}
            {mail.write.state === 'unknown' && <Settle write={mail.write} />}
            <Facts
              facts={[
                [
                  'Reached',
                  mail.recipients
                    ? peopleWords(mail.recipients.count)
                    : mail.answer === null
                      ? 'Not known: there is no answer'
                      : 'The answer does not say',
                ],
                ...(mail.recipients
                  ? [
                      [
                        'Answered as',
                        <span key="f" className="mono">
                          {mail.recipients.field}
                        </span>,
                      ] as const,
                    ]
                  : []),
                ['Sent', <Moment key="m" at={mail.write.at} full />],
                ['By', mail.write.subject ? `${mail.write.subject} · ${mail.os_user ?? ''}` : (mail.os_user ?? 'Not known')],
                ['HTML', html === undefined ? 'Not kept on this machine' : charactersWords(html.length)],
                ['SHA-256', mail.sha256 ? <Copyable key="h" value={mail.sha256} label="SHA-256" mono /> : 'Not known'],
                [
                  'Ledger',
                  <Link key="l" to={screenAddress(environment, 'ledger', attempt)}>
                    Open its entry
                  </Link>,
                ],
              ]}
            />
            {mail.answer !== null && (
              <section aria-label="What the server answered">
                <h2>What the server answered</h2>
                <JsonView value={mail.answer} addressOf={() => null} />
              </section>
            )}
          </section>
          {html === undefined ? (
            <p className={styles.facts}>
              {document.isFetching ? '' : 'Its exact HTML is not kept here: it was sent by an earlier version, or from another folder.'}
            </p>
          ) : (
            <Preview html={html} />
          )}
        </div>
      )}
    </div>
  )
}

const Settle = ({ write }: { write: Write }) => {
  const settling = useSettling(write)
  return (
    <div>
      {settling.buttons}
      {settling.said}
      {settling.dialog}
    </div>
  )
}

export default SentMail
