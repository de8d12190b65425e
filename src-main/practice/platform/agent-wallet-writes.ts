import type { Transaction } from '@libsql/client'
import { type Caller, Refusal } from '../../database/sql'
import { text } from '../../database/stored'
import type { PlatformAnswers } from './platform-answer'
import { platformUserId } from './platform-cast'

type Writes = 'agent-wallet.approve' | 'agent-wallet.decline' | 'agent-wallet.freeze' | 'agent-wallet.unfreeze'

/** Decides once: what was decided already is 409, as is an approval over the limit that does not say so. */
export const agentWalletWrites: Pick<PlatformAnswers<'agent-wallet'>, Writes> = {
  'agent-wallet.approve': (tx, { request_id, reason, over_limit }, caller) =>
    decide(tx, caller, { request_id, reason, state: 'approved', over_limit }),
  'agent-wallet.decline': (tx, { request_id, reason }, caller) =>
    decide(tx, caller, { request_id, reason, state: 'declined', over_limit: true }),
  'agent-wallet.freeze': (tx, { wallet_id }) => setCard(tx, wallet_id, 'inactive'),
  'agent-wallet.unfreeze': (tx, { wallet_id }) => setCard(tx, wallet_id, 'active'),
}

interface Decision {
  request_id: string
  reason: string
  state: 'approved' | 'declined'
  over_limit: boolean
}

const decide = async (tx: Transaction, { now }: Caller, { request_id, reason, state, over_limit }: Decision) => {
  const { rows } = await tx.execute({ sql: 'SELECT * FROM spend_requests WHERE id = ?', args: [request_id] })
  const request = rows[0]
  if (!request) throw new Refusal(404, 'There is no such spend request')
  if (request.state !== 'pending') throw new Refusal(409, `The spend request is ${text(request.state)} already`)
  if (request.expires_at !== null && Date.parse(text(request.expires_at)) < now.getTime())
    throw new Refusal(409, 'The spend request has expired')
  const over = request.limit_cents !== null && Number(request.amount_cents) > Number(request.limit_cents)
  if (over && !over_limit) throw new Refusal(409, 'The amount is over the limit of the wallet')
  const decided_at = now.toISOString()
  // Whoever practises is one person on this platform.
  const args = [state, decided_at, platformUserId('you'), reason || null, request_id]
  await tx.execute({ sql: 'UPDATE spend_requests SET state = ?, decided_at = ?, decided_by = ?, decision_reason = ? WHERE id = ?', args })
  return { id: request_id, state, decided_at }
}

const setCard = async (tx: Transaction, wallet_id: string, status: 'active' | 'inactive') => {
  const { rows } = await tx.execute({ sql: 'SELECT card_id, card_status FROM wallets WHERE id = ?', args: [wallet_id] })
  const wallet = rows[0]
  if (!wallet) throw new Refusal(404, 'There is no such wallet')
  if (wallet.card_id === null) throw new Refusal(409, 'The wallet has no card')
  if (wallet.card_status === 'canceled') throw new Refusal(409, 'The card is canceled')
  await tx.execute({ sql: 'UPDATE wallets SET card_status = ? WHERE id = ?', args: [status, wallet_id] })
  return { id: wallet_id, card: { id: text(wallet.card_id), status } }
}
