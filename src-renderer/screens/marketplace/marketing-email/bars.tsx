import { contract } from '@contract'
import type { DraftWithText } from '@contract/desk/drafts'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useWrite } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { useSettling } from '../../../parts/settle'
import { placeholdersIn } from './checks/placeholders'
import type { Imported } from './import-file'
import styles from './marketing-email.module.css'
import { nameOf, peopleWords } from './names'
import { addressOf } from './place'
import type { useDraft } from './use-draft'
import type { useSending } from './use-sending'

const everyone = contract['marketing-email.send'].target({ subject: '', html_body: '' })

interface Props {
  environment: string
  draft: DraftWithText
  writing: ReturnType<typeof useDraft>
  sending: ReturnType<typeof useSending>
  imported: Imported | null
  onRead: () => void
}

/** What has to be known of this draft now, one line each. */
export const Bars = ({ environment, draft, writing, sending, imported, onRead }: Props) => {
  const { standing, copied, flush } = writing
  const undelete = useWrite(null, 'drafts.undelete')
  return (
    <div className={styles.bars}>
      {draft.deleted_at !== null && !undelete.isSuccess && (
        <Bar tone="warn">
          This draft is deleted.
          <Button size="compact-sm" loading={undelete.isPending} onClick={() => undelete.mutate({ input: { draft_id: draft.id } })}>
            Bring it back
          </Button>
        </Bar>
      )}
      {standing.is === 'failed' && <FailureNotice failure={standing.failure} onRetry={() => void flush()} />}
      {copied && (
        <Bar tone="warn">
          {copied === 'changed'
            ? 'This draft was changed in another window. What you typed here is kept as a draft of its own, and this is it.'
            : 'This draft was deleted in another window. What you typed here is kept as a new draft, and this is it.'}{' '}
          It is called “{nameOf(draft)}”.
        </Bar>
      )}
      {imported && (
        <Bar tone={'complaint' in imported ? 'warn' : 'plain'}>
          {'complaint' in imported
            ? `${imported.complaint} Nothing was changed.`
            : `The file is in. ${imported.note ?? ''} What stood here before is under Versions.`}
          <Button size="compact-sm" onClick={onRead}>
            Dismiss
          </Button>
        </Bar>
      )}
      {draft.kind === 'template' && <Placeholders text={`${writing.subject}\n${writing.html}`} />}
      {sending.unknown && <Unknown environment={environment} attempt={sending.unknown} />}
      {sending.done && (
        <Bar tone="good">
          {sending.done.count === null
            ? 'It was sent. The answer does not say to how many.'
            : `It was sent to ${peopleWords(sending.done.count)}.`}
          <Link to={addressOf(environment, { at: 'mail', attempt: sending.done.attempt })}>See what was sent</Link>
          <Button size="compact-sm" onClick={sending.read}>
            Dismiss
          </Button>
        </Bar>
      )}
    </div>
  )
}

const Unknown = ({ environment, attempt }: { environment: string; attempt: string }) => {
  const settling = useSettling({ attempt, environment, operation: 'marketing-email.send', target: everyone })
  return (
    <>
      <Bar tone="warn">
        <span>
          An e-mail was sent and no answer came: nobody knows whether it went out. Look at the log of your mail service, or ask somebody who
          gets these e-mails. Nothing is sent again by itself.
        </span>
        {settling.buttons}
      </Bar>
      {settling.said}
      {settling.dialog}
    </>
  )
}

const Bar = ({ tone, children }: { tone: 'plain' | 'warn' | 'good'; children: ReactNode }) => (
  <div className={styles.bar} data-tone={tone} role="status">
    {children}
  </div>
)

const Placeholders = ({ text }: { text: string }) => {
  const names = placeholdersIn(text)
  return (
    <Bar tone="plain">
      {names.length === 0
        ? 'A template. Write {{name}} where something is to be filled in each time.'
        : `A template. Filled in each time: ${names.join(', ')}.`}
    </Bar>
  )
}
