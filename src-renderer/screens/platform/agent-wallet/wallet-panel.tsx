import type { Wallet } from '@contract/platform/agent-wallet-records'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { none } from '../../../parts/column-cells'
import { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { Key } from '../../../parts/key'
import { useListedRow } from '../../../parts/listed-row'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection, WhyNot } from '../../../parts/panel'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import styles from './agent-wallet.module.css'
import { AtStripe } from './at-stripe'
import { IdFact, NotYet, OrgLink, type PanelProps, walletAddress } from './spend-parts'
import { Money, plainWord, Said, StateWord } from './wallet-words'

type Ask = ReturnType<typeof useConfirm>['ask']

/** One agent's wallet: its card here and at Stripe, its limits, and what happened with it. */
export const WalletPanel = ({ environment, id, onClose }: PanelProps) => {
  const confirm = useConfirm(environment)
  const asked = useQuery(read(environment, 'agent-wallet.get', { wallet_id: id }))
  const failure = failureOf(asked.error)
  // The document's one path lists wallets. A server without a path of single ones, or that answers 404 and not for which of
  // the two, still says there what it knows of each.
  const lost = !asked.data && (failure?.code === 'not_offered' || failure?.code === 'not_found')
  const alone = useListedRow(environment, 'agent-wallet.list', lost ? id : null)
  const wallet = asked.data ?? alone?.record
  if (!wallet)
    return (
      <NotYet what="wallet" id={id} looking={asked.isFetching} failure={failure} onRetry={() => void asked.refetch()} onClose={onClose} />
    )
  const { card, currency } = wallet
  return (
    <>
      <Panel
        title={<Said text={wallet.agent_name || wallet.agent_id || 'Wallet'} />}
        beside={<Copyable value={wallet.id} label="wallet id" mono />}
        onClose={onClose}
        actions={<CardActions wallet={wallet} ask={confirm.ask} alone={alone !== null} />}
      >
        {alone && failure && (
          <PanelSection>
            <p>{failure.what}</p>
            <p className="muted">
              Below is what the list of wallets says, read <Moment at={new Date(alone.at).toISOString()} />.
            </p>
          </PanelSection>
        )}
        <PanelSection title="Card">
          {card === null ? (
            <p className="muted">No card was issued for this wallet: the agent can’t pay.</p>
          ) : (
            <Facts
              facts={[
                ['Status', <StateWord key="s" word={card.status} />],
                ['Number', `${visible(card.brand ?? 'card')} ending in ${visible(card.last4 ?? '????')}`],
                [
                  'Expires',
                  card.exp_month === null || card.exp_year === null ? none : `${String(card.exp_month).padStart(2, '0')}/${card.exp_year}`,
                ],
                ['Card id', <IdFact key="i" id={card.id} label="card id" />],
              ]}
            />
          )}
        </PanelSection>
        <PanelSection title="Money">
          <Facts
            facts={[
              ['Balance', <Money key="b" cents={wallet.balance_cents} currency={currency} />],
              [
                limitName(wallet.limit_interval),
                wallet.limit_cents === null ? 'no limit' : <Money key="l" cents={wallet.limit_cents} currency={currency} />,
              ],
              ['Spent of it', <Money key="s" cents={wallet.spent_cents} currency={currency} />],
              [
                'Limit of one spend',
                wallet.single_limit_cents === null ? 'none' : <Money key="o" cents={wallet.single_limit_cents} currency={currency} />,
              ],
            ]}
          />
        </PanelSection>
        <PanelSection title="What happened">
          <Facts
            facts={[
              ['Waiting requests', wallet.open_requests ?? none],
              ['Declined in 30 days', wallet.declines ?? none],
              ['Open disputes', wallet.open_disputes ?? none],
              ['Last used', <Moment key="u" at={wallet.last_activity_at} full none="never" />],
            ]}
          />
          <p className={styles.links}>
            <Link to={walletAddress(environment, 'requests', null, { wallet_id: wallet.id })}>Its spend requests</Link>
            <Link to={walletAddress(environment, 'authorizations', null, { wallet_id: wallet.id })}>Authorizations</Link>
            <Link to={walletAddress(environment, 'transactions', null, { wallet_id: wallet.id })}>Transactions</Link>
            <Link to={walletAddress(environment, 'transactions', null, { wallet_id: wallet.id, anomaly: 'any' })}>Anomalies</Link>
          </p>
        </PanelSection>
        {card !== null && <AtStripe environment={environment} wallet={wallet} />}
        <PanelSection title="Whose it is">
          <Facts
            facts={[
              ['Org', <OrgLink key="o" environment={environment} id={wallet.org_id} name={wallet.org_name} />],
              ['Agent id', <IdFact key="a" id={wallet.agent_id} label="agent id" />],
              ['Workspace id', <IdFact key="w" id={wallet.workspace_id} label="workspace id" />],
              ['Made', <Moment key="c" at={wallet.created_at} full />],
            ]}
          />
        </PanelSection>
      </Panel>
      {confirm.step}
    </>
  )
}

const limitName = (interval: string | null): string => (interval === null ? 'Limit' : `Limit, ${visible(plainWord(interval))}`)

const CardActions = ({ wallet, ask, alone }: { wallet: Wallet; ask: Ask; alone: boolean }) => {
  const { card, id: wallet_id } = wallet
  const frozen = card?.status === 'inactive'
  const change = (): void => ask(frozen ? 'agent-wallet.unfreeze' : 'agent-wallet.freeze', { wallet_id })
  const why =
    card === null
      ? 'It has no card.'
      : card.status === 'canceled'
        ? 'Its card is canceled for good.'
        : alone
          ? 'How it stands can’t be read just before it is changed, so it isn’t changed from here.'
          : null
  useKeys({ f: () => why === null && change() })
  if (why !== null) return <WhyNot label="Freeze card…" reason={why} />
  return (
    <Button onClick={change}>
      {frozen ? 'Unfreeze card…' : 'Freeze card…'} <Key keys="F" />
    </Button>
  )
}
