import { moneyWords } from '@contract/money'
import { isOverLimit, type SpendRequest } from '@contract/platform/agent-wallet-records'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import styles from './agent-wallet.module.css'
import { anomaliesOf, factsOfRequest } from './anomalies'
import { AnomalySection, NotYet, ownerFacts, type PanelProps } from './spend-parts'
import { SpendTimeline } from './spend-timeline'
import { Money, plainWord, Said, StateWord } from './wallet-words'

type Ask = ReturnType<typeof useConfirm>['ask']

/** One spend request: what is asked, its anomalies, its timeline, and the decision. */
export const RequestPanel = ({ environment, id, onClose }: PanelProps) => {
  const confirm = useConfirm(environment)
  const asked = useQuery(read(environment, 'agent-wallet.request', { request_id: id }))
  const request = asked.data
  if (!request)
    return (
      <NotYet
        what="spend request"
        id={id}
        looking={asked.isFetching}
        failure={failureOf(asked.error)}
        onRetry={() => void asked.refetch()}
        onClose={onClose}
      />
    )
  return (
    <>
      <Panel
        title={
          <>
            <Money cents={request.amount_cents} currency={request.currency} /> <StateWord word={request.state} />
          </>
        }
        beside={<Copyable value={request.id} label="spend request id" mono />}
        onClose={onClose}
        actions={request.state === 'pending' && <Decide request={request} ask={confirm.ask} />}
      >
        <PanelSection title="Spend request">
          <Facts
            facts={[
              ['Merchant', <Said key="m" text={request.merchant_name} />],
              ['Kind', <Said key="k" text={request.merchant_category && plainWord(request.merchant_category)} />],
              [
                'Limit of one spend',
                request.limit_cents === null ? 'none' : <Money key="l" cents={request.limit_cents} currency={request.currency} />,
              ],
              ...ownerFacts(environment, request),
              ['Decide by', <Moment key="e" at={request.expires_at} full none="any time" />],
            ]}
          />
          {request.purpose?.trim() && (
            <p className={styles.purpose} title="In the agent’s own words">
              “{visible(request.purpose)}”
            </p>
          )}
        </PanelSection>
        <AnomalySection of={anomaliesOf(factsOfRequest(request))} />
        <SpendTimeline environment={environment} start={{ request }} />
      </Panel>
      {confirm.step}
    </>
  )
}

const Decide = ({ request, ask }: { request: SpendRequest; ask: Ask }) => {
  const over = isOverLimit(request)
  const approve = (): void =>
    ask(
      'agent-wallet.approve',
      { request_id: request.id, ...(over ? { over_limit: true } : {}) },
      {
        ...(over ? { warning: overWords(request) } : {}),
        explain: ({ code }) => (code === 'conflict' ? 'Somebody decided it meanwhile, it has expired, or its limit was lowered.' : null),
      },
    )
  const decline = (): void => ask('agent-wallet.decline', { request_id: request.id })
  useKeys({ a: approve, x: decline })
  return (
    <>
      <Button variant="filled" onClick={approve}>
        Approve… <Key keys="A" />
      </Button>
      <Button onClick={decline}>
        Decline… <Key keys="X" />
      </Button>
    </>
  )
}

const overWords = ({ amount_cents, limit_cents, currency }: SpendRequest): string =>
  `It is ${moneyWords(amount_cents - (limit_cents ?? 0), currency)} over the limit of ${moneyWords(limit_cents ?? 0, currency)} for one spend. Say below why it is approved all the same.`
