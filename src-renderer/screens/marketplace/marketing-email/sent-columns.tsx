import type { Write } from '@contract/desk/ledger'
import { momentColumn, none } from '../../../parts/column-cells'
import { numbers } from '../../../parts/numbers'
import { StateTag } from '../../../parts/state-tag'
import type { Column } from '../../../parts/table-columns'
import { type SentMail, useSentMail } from './sent'

/** What the list of writes does not say stands in each write's own story: it is read when its row comes into view. */
const Told = ({ attempt, says }: { attempt: string; says: (mail: SentMail) => string | null }) => {
  const { mail } = useSentMail(attempt)
  const words = mail ? says(mail) : null
  return words ?? none
}

/** Fields of their own names: which columns the ledger's own screen shows is remembered by its names. */
export const sentColumns: readonly Column<Write>[] = [
  {
    field: 'mail_subject',
    heading: 'Subject',
    width: 200,
    grow: 2,
    cell: ({ attempt }) => <Told attempt={attempt} says={(mail) => mail.subject} />,
  },
  { field: 'mail_state', heading: 'State', width: 128, gives: 'last', cell: ({ state }) => <StateTag state={state} /> },
  {
    field: 'mail_recipients',
    heading: 'Reached',
    width: 80,
    align: 'right',
    cell: ({ attempt }) => <Told attempt={attempt} says={({ recipients }) => (recipients ? numbers.format(recipients.count) : null)} />,
  },
  {
    field: 'mail_by',
    heading: 'By',
    width: 120,
    grow: 0.6,
    gives: 'first',
    cell: ({ attempt, subject }) => <Told attempt={attempt} says={(mail) => subject ?? mail.os_user} />,
  },
  momentColumn({ field: 'mail_at', heading: 'Sent', width: 110 }, ({ at }) => at),
]

export const idOfWrite = ({ attempt }: Write): string => attempt
