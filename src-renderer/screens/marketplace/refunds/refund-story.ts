import type { Output } from '@contract'
import type { WriteState } from '@contract/desk/ledger'
import { RefundReceipt } from '@contract/marketplace/refunds'

/** One refund that was asked for from this desk, as the ledger tells it. */
export interface RefundStory {
  attempt: string
  purchase_id: string
  state: WriteState
  /** When it was asked for, and answered or settled; ISO. */
  asked_at: string
  ended_at: string | null
  /** Whose token, and whose account on this machine. */
  subject: string | null
  os_user: string | null
  environment: { id: string; name: string; kind: string; host: string }
  /** As it was sent, with e-mail addresses struck out. */
  reason: string
  /** Set where it went through Stripe itself. */
  through: 'stripe' | null
  /** The answer; null where none came, or where it was not kept. */
  receipt: RefundReceipt | null
  /** The last answer's HTTP status, and the server's words with e-mail addresses struck out. */
  status: number | null
  words: string | null
  /** How somebody knows, where it was settled by hand. */
  note: string | null
  /** Who asked for it, where this desk checked another's request. */
  maker: string | null
  /** The batch it was part of. */
  job: string | null
}

type Told = NonNullable<Output<'ledger.get'>>
type Body = Record<string, unknown>

/** Null where the write is no refund. After a refusal the same attempt may have been pressed again: the last press counts. */
export const storyOf = ({ write, entries }: Told): RefundStory | null => {
  if (write.operation !== 'refunds.issue') return null
  const last = (kind: string) => entries.findLast(({ body }) => body.kind === kind)
  const intent = last('intent')
  const outcome = last('outcome')
  const settled = last('settlement')
  const asked = intent?.body ?? {}
  const place = bodyIn(asked, 'environment')
  const receipt = RefundReceipt.safeParse(outcome?.body.answer)
  return {
    attempt: write.attempt,
    purchase_id: write.target,
    state: write.state,
    asked_at: intent?.at ?? write.at,
    ended_at: (settled ?? outcome)?.at ?? null,
    subject: textIn(asked, 'subject'),
    os_user: textIn(asked, 'os_user'),
    environment: {
      id: write.environment,
      name: textIn(place, 'name') ?? write.environment,
      kind: textIn(place, 'kind') ?? '',
      host: textIn(place, 'host') ?? '',
    },
    reason: textIn(asked, 'reason') ?? '',
    through: bodyIn(asked, 'input').through === 'stripe' ? 'stripe' : null,
    receipt: receipt.success ? receipt.data : null,
    status: typeof outcome?.body.status === 'number' ? outcome.body.status : null,
    words: textIn(outcome?.body ?? {}, 'words'),
    note: textIn(settled?.body ?? {}, 'note'),
    maker: textIn(bodyIn(asked, 'approved'), 'maker_name'),
    job: write.job,
  }
}

const bodyIn = (body: Body, field: string): Body => {
  const value = body[field]
  return typeof value === 'object' && value !== null ? (value as Body) : {}
}
const textIn = (body: Body, field: string): string | null => {
  const value = body[field]
  return typeof value === 'string' && value !== '' ? value : null
}
