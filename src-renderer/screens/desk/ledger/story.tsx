import type { Input, MutationName, Output } from '@contract'
import { isOperationName } from '@contract'
import type { Environment } from '@contract/desk/environments'
import type { ReactNode } from 'react'
import { requestOf } from '../../../parts/confirm-request'
import { Copyable } from '../../../parts/copyable'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { PanelSection } from '../../../parts/panel'
import { Tag, type Tone } from '../../../parts/tag'
import { spanWords } from '../../../parts/write-words'
import styles from './story.module.css'

type Entry = NonNullable<Output<'ledger.get'>>['entries'][number]
type Body = Record<string, unknown>

/** Everything the ledger holds on one write, oldest first, each entry as it was written down. */
export const Story = ({ entries, environments }: { entries: readonly Entry[]; environments: readonly Environment[] }) => (
  <>
    {entries.map((entry) => (
      <PanelSection key={entry.seq} title={titles[textOf(entry.body, 'kind') ?? ''] ?? 'Noted'}>
        <Told entry={entry} environments={environments} />
        <p className={`faint ${styles.entry}`}>
          Entry {entry.seq} · <span className="mono">{entry.hash.slice(0, 16)}…</span>
        </p>
      </PanelSection>
    ))}
  </>
)

const titles: Record<string, string> = { intent: 'Asked', outcome: 'Answered', settlement: 'Settled' }

const Told = ({ entry, environments }: { entry: Entry; environments: readonly Environment[] }) => {
  const { body, at } = entry
  switch (body.kind) {
    case 'intent':
      return <Asked body={body} at={at} environments={environments} />
    case 'outcome':
      return <Answered body={body} at={at} />
    case 'settlement':
      return <Settled body={body} at={at} />
    default:
      return <Facts facts={[['When', <Moment key="w" at={at} full />], textFact(body, 'what', 'What')]} />
  }
}

const Asked = ({ body, at, environments }: { body: Body; at: string; environments: readonly Environment[] }) => {
  const place = (body.environment ?? {}) as Body
  const renamed = environments.find(({ id }) => id === place.id)?.name
  const operation = textOf(body, 'operation') ?? ''
  return (
    <>
      <Facts
        facts={[
          ['When', <Moment key="w" at={at} full />],
          ['Who', <Copied key="s" value={textOf(body, 'subject')} label="subject" none="The token did not say" />],
          ['On this machine', textOf(body, 'os_user')],
          [
            'Environment',
            <span key="e">
              {textOf(place, 'name')} <span className="muted">{renamed && renamed !== place.name ? `now ${renamed} · ` : ''}</span>
              <span className="muted">
                {textOf(place, 'kind')} · {textOf(place, 'host')}
              </span>
            </span>,
          ],
          ...(body.source === 'database' ? [['Way', 'Straight into the database, not through the admin API'] as const] : []),
          ...(textOf(body, 'reason') ? [['Reason', <bdi key="r">{textOf(body, 'reason')}</bdi>] as const] : []),
          ...(Number(body.try) > 1 ? [['Try', String(body.try)] as const] : []),
        ]}
      />
      <pre className={styles.code}>
        {isOperationName(operation) && body.source !== 'database'
          ? requestOf(operation as MutationName, body.input as Input<MutationName>, textOf(body, 'attempt') ?? '')
          : `${textOf(body, 'request') ?? operation}\n${JSON.stringify(body.input, null, 2)}`}
      </pre>
    </>
  )
}

const outcomes: Record<string, { words: string; tone: Tone }> = {
  done: { words: 'done', tone: 'good' },
  refused: { words: 'refused', tone: 'bad' },
  unknown: { words: 'unknown', tone: 'warn' },
  not_done: { words: 'not done', tone: 'plain' },
}
const OutcomeTag = ({ body }: { body: Body }) => {
  const word = textOf(body, 'outcome') ?? ''
  return <Tag tone={outcomes[word]?.tone ?? 'plain'}>{outcomes[word]?.words ?? word}</Tag>
}

const Answered = ({ body, at }: { body: Body; at: string }) => (
  <>
    <Facts
      facts={[
        ['Outcome', <OutcomeTag key="o" body={body} />],
        ['When', <Moment key="w" at={at} full />],
        ['Status', typeof body.status === 'number' ? String(body.status) : 'none came'],
        ...(textOf(body, 'words') ? [['Words', <bdi key="t">{textOf(body, 'words')}</bdi>] as const] : []),
        ['Request id', <Copied key="i" value={textOf(body, 'request_id')} label="request id" none="none" />],
        ...(typeof body.duration_ms === 'number' ? [['Took', spanWords(body.duration_ms)] as const] : []),
      ]}
    />
    {body.answer !== null && body.answer !== undefined && <pre className={styles.code}>{JSON.stringify(body.answer, null, 2)}</pre>}
  </>
)

const how: Record<string, string> = {
  read: 'By reading the record again',
  database: 'By the database',
  stripe: 'By Stripe',
  person: 'By a person’s own word',
}

const Settled = ({ body, at }: { body: Body; at: string }) => (
  <Facts
    facts={[
      ['Outcome', <OutcomeTag key="o" body={body} />],
      ['How', how[textOf(body, 'how') ?? ''] ?? textOf(body, 'how')],
      ...(textOf(body, 'note') ? [['Note', <bdi key="n">{textOf(body, 'note')}</bdi>] as const] : []),
      ['Who', <Copied key="s" value={textOf(body, 'subject')} label="subject" none="The token did not say" />],
      ['On this machine', textOf(body, 'os_user')],
      ['When', <Moment key="w" at={at} full />],
    ]}
  />
)

const Copied = ({ value, label, none }: { value: string | null; label: string; none: string }) =>
  value ? <Copyable value={value} label={label} mono /> : <span className="faint">{none}</span>

const textOf = (body: Body, field: string): string | null => (typeof body[field] === 'string' ? body[field] : null)
const textFact = (body: Body, field: string, name: string): readonly [string, ReactNode] => [name, textOf(body, field)]
