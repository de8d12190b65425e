import type { Draft, DraftKind } from '@contract/desk/drafts'
import { Button } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { failureOf, type useWrite } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { guideAddress } from '../../../shell/address'
import { draftColumns, idOfDraft } from './draft-columns'
import styles from './marketing-email.module.css'
import { addressOf, type MailPlace } from './place'
import { idOfWrite, sentColumns } from './sent-columns'

type ListPlace = Exclude<MailPlace, { at: 'draft' } | { at: 'mail' }>['at']

interface Props {
  environment: string
  at: ListPlace
  open: (place: MailPlace) => void
  onNew: (kind: DraftKind) => void
  making: ReturnType<typeof useWrite<'drafts.create'>>
}

const TABS: readonly { at: ListPlace; words: string }[] = [
  { at: 'drafts', words: 'Drafts' },
  { at: 'templates', words: 'Templates' },
  { at: 'sent', words: 'Sent' },
  { at: 'deleted', words: 'Deleted' },
]

/** Drafts, templates, what was sent from here, and what was deleted. */
export const Lists = (props: Props) => {
  const { environment, at, onNew, making } = props
  const failure = failureOf(making.error)
  const kind: DraftKind = at === 'templates' ? 'template' : 'draft'
  const frame = {
    title: 'Marketing e-mail',
    copies: [] as readonly never[],
    selected: null,
    actions: (
      <Button variant="filled" onClick={() => onNew(kind)} loading={making.isPending}>
        {kind === 'template' ? 'New template' : 'New draft'} <Key keys="N" />
      </Button>
    ),
    under: (
      <>
        <nav className={styles.tabs} aria-label="Marketing e-mail">
          {TABS.map((tab) => (
            <Link key={tab.at} to={addressOf(environment, { at: tab.at })} aria-current={tab.at === at ? 'page' : undefined}>
              {tab.words}
            </Link>
          ))}
        </nav>
        {failure && <FailureNotice failure={failure} />}
      </>
    ),
  }
  return <Split list={at === 'sent' ? <Sent {...props} frame={frame} /> : <Drafts {...props} at={at} frame={frame} />} detail={null} />
}

type Framed = Props & {
  frame: Pick<Parameters<typeof Table>[0], 'title' | 'actions' | 'under' | 'selected'> & { copies: readonly never[] }
}

const Drafts = ({ environment, at, open, frame }: Framed) => {
  const place = usePlace()
  const input = useMemo(
    () => ({ environment_id: environment, deleted: at === 'deleted', ...(at === 'deleted' ? {} : { kind: KINDS[at] ?? 'draft' }) }),
    [environment, at],
  )
  return (
    <Table
      {...frame}
      environment={null}
      operation="drafts.list"
      input={input}
      noun={at === 'templates' ? { one: 'template', many: 'templates' } : { one: 'draft', many: 'drafts' }}
      columns={draftColumns}
      idOf={idOfDraft as (row: Draft) => string}
      onOpen={(id) => open({ at: 'draft', id })}
      empty={<Empty title={EMPTY[at]?.title ?? ''}>{EMPTY[at]?.says(place?.name ?? 'this environment')}</Empty>}
    />
  )
}

const KINDS: Partial<Record<ListPlace, DraftKind>> = { drafts: 'draft', templates: 'template' }
const EMPTY: Partial<Record<ListPlace, { title: string; says: (place: string) => ReactNode }>> = {
  drafts: {
    title: 'No drafts yet',
    says: (place) => (
      <>
        A draft is kept on this machine, by itself, until it is sent in {place}.{' '}
        <Link to={guideAddress('marketing-email')}>How e-mails work</Link>
      </>
    ),
  },
  templates: {
    title: 'No templates yet',
    says: () => 'A template is written once, with {{name}} where something is filled in each time. A draft can be saved as one, too.',
  },
  deleted: { title: 'Nothing is deleted', says: () => 'A deleted draft stays here for 30 days and can be brought back.' },
}

const Sent = ({ environment, open, frame }: Framed) => {
  const input = useMemo(() => ({ environment, operation: 'marketing-email.send' }), [environment])
  return (
    <Table
      {...frame}
      environment={null}
      operation="ledger.list"
      input={input}
      noun={{ one: 'e-mail', many: 'e-mails' }}
      columns={sentColumns}
      idOf={idOfWrite}
      onOpen={(attempt) => open({ at: 'mail', attempt })}
      empty={
        <Empty title="None was sent from this desk yet">
          What is sent from here is listed with its state, how many it reached, and its exact HTML.
        </Empty>
      }
    />
  )
}
