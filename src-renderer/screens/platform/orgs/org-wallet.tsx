import { moneyWords } from '@contract/money'
import { Link } from 'wouter'
import { entryOf } from '../../../parts/entry-of'
import { Moment } from '../../../parts/moment'
import { RecordSection } from '../../../parts/record-page'
import { Tag, type Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { besideOrg, inShort, linkTo, plainWord } from './beside'
import { OrgListSection } from './org-list-section'

/** What an org's agents may spend and have spent, and what they wait to be allowed. */
const OrgWallet = ({ environment, id }: { environment: string; id: string }) => {
  const record = (words: string, record_id: string) => {
    const to = besideOrg(environment, 'agent-wallet', { record: record_id })
    return to === null ? <bdi>{words}</bdi> : <Link to={to}>{<bdi>{words}</bdi>}</Link>
  }
  return (
    <RecordSection label="Wallet">
      <OrgListSection
        environment={environment}
        title="Wallets"
        operation="agent-wallet.list"
        input={{ org_id: id }}
        headings={[
          { words: 'Agent' },
          { words: 'Card' },
          { words: 'Spent', align: 'right' },
          { words: 'Limit', align: 'right' },
          { words: 'Declines', align: 'right' },
          { words: 'Last used', align: 'right' },
        ]}
        keyOf={({ id: one }) => one}
        cells={({
          id: wallet,
          agent_name,
          agent_id,
          card,
          currency,
          spent_cents,
          limit_cents,
          limit_interval,
          declines,
          last_activity_at,
        }) => [
          record(visible(agent_name ?? '').trim() || agent_id || wallet, wallet),
          card ? (
            <span key="c">
              <Tag tone={entryOf(tones, card.status) ?? 'plain'}>{visible(plainWord(card.status))}</Tag>{' '}
              {card.last4 && `…${visible(card.last4)}`}
            </span>
          ) : (
            'none'
          ),
          spent_cents === null ? '–' : moneyWords(spent_cents, currency),
          limit_cents === null ? 'none' : `${moneyWords(limit_cents, currency)} ${visible(plainWord(limit_interval ?? ''))}`,
          declines ?? '–',
          <Moment key="l" at={last_activity_at} none="never" />,
        ]}
        none="None of its agents has a wallet."
        all={linkTo('See its wallets', besideOrg(environment, 'agent-wallet', { org_id: id }))}
      />
      <OrgListSection
        environment={environment}
        title="Spend waiting for approval"
        operation="agent-wallet.requests"
        input={{ org_id: id, state: 'pending' }}
        headings={[
          { words: 'Agent' },
          { words: 'Amount', align: 'right' },
          { words: 'To' },
          { words: 'What for' },
          { words: 'Asked', align: 'right' },
        ]}
        keyOf={({ id: one }) => one}
        cells={({ id: request, agent_name, agent_id, amount_cents, currency, merchant_name, purpose, requested_at }) => [
          record(visible(agent_name ?? '').trim() || agent_id || request, request),
          moneyWords(amount_cents, currency),
          <bdi key="m">{visible(merchant_name ?? '') || '–'}</bdi>,
          <bdi key="p">{visible(inShort(purpose ?? '', 200)) || '–'}</bdi>,
          <Moment key="r" at={requested_at} />,
        ]}
        none="Nothing waits for approval."
        all={linkTo('See all its spend requests', besideOrg(environment, 'agent-wallet', { view: 'requests', org_id: id }))}
      />
    </RecordSection>
  )
}

const tones: Readonly<Record<string, Tone>> = { active: 'plain', inactive: 'warn', canceled: 'bad' }

export default OrgWallet
