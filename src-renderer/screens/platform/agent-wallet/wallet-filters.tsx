import { cardStatuses, requestStates, transactionTypes, walletAnomalies } from '@contract/platform/agent-wallet-records'
import { NativeSelect } from '@mantine/core'
import { capital } from '../../../parts/capital'
import { AtMostOneChip, OneChip } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
import { OnlyOf } from '../../../parts/only-of'
import { anomalyRules } from './anomalies'
import { declineReasons } from './decline-reasons'
import { seenAs, spans, type View, views, type WalletFilter } from './wallet-filter'
import { plainWord, verdictWords, viewWords } from './wallet-words'

interface Props {
  filter: WalletFilter
  /** How many spend requests wait; null where nobody knows. */
  waiting: number | null
  /** How many records there are of each verdict, where the differences are shown. */
  verdicts?: Partial<Record<string, number>>
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: WalletFilter, how: 'push' | 'replace') => void
}

/** Which list is shown, and how it is narrowed down. */
export const WalletFilters = ({ filter, waiting, verdicts, onChange }: Props) => {
  const set = (part: Partial<WalletFilter>): void => onChange({ ...filter, ...part }, 'push')
  const { view } = filter
  return (
    <>
      <OneChip
        label="View"
        options={views.map((value) => ({
          value,
          words: viewWords[value].words,
          count: value === 'requests' && waiting ? waiting : undefined,
        }))}
        chosen={view}
        onChoose={(chosen) => onChange(seenAs(filter, chosen), 'push')}
      />
      {view !== 'differences' && (
        <FilterSearch
          placeholder={placeholders[view]}
          text={filter.search}
          onSearch={(search) => onChange({ ...filter, search }, 'replace')}
        />
      )}
      {view === 'wallets' && (
        <Choice
          label="Card"
          all="Every card"
          value={filter.card_status}
          options={[
            ...cardStatuses.map((value) => [value, value === 'inactive' ? 'Frozen' : capital(value)] as const),
            ['none', 'No card'],
          ]}
          onChoose={(card_status) => set({ card_status })}
        />
      )}
      {view === 'requests' && (
        <Choice label="State" all="Every state" value={filter.state} options={worded(requestStates)} onChoose={(state) => set({ state })} />
      )}
      {view === 'authorizations' && (
        <>
          <Choice
            label="Outcome"
            all="Every outcome"
            value={filter.outcome}
            options={[
              ['approved', 'Authorised'],
              ['declined', 'Declined'],
            ]}
            onChoose={(outcome) => set({ outcome, reason: '' })}
          />
          {filter.outcome === 'declined' && (
            <Choice
              label="Reason"
              all="Every reason"
              value={filter.reason}
              options={worded(declineReasons)}
              onChoose={(reason) => set({ reason })}
            />
          )}
        </>
      )}
      {view === 'transactions' && (
        <Choice label="Type" all="Every type" value={filter.type} options={worded(transactionTypes)} onChoose={(type) => set({ type })} />
      )}
      {view !== 'wallets' && view !== 'differences' && (
        <Choice
          label="Anomaly"
          all="Any or no anomaly"
          value={filter.anomaly}
          options={[['any', 'Any anomaly'], ...walletAnomalies.map((word) => [word, capital(anomalyRules[word].words)] as const)]}
          onChoose={(anomaly) => set({ anomaly })}
        />
      )}
      {view === 'differences' && <OfDifferences filter={filter} verdicts={verdicts ?? {}} set={set} />}
      <Whose filter={filter} set={set} />
    </>
  )
}

const placeholders: Record<Exclude<View, 'differences'>, string> = {
  wallets: 'Agent, org, last digits, id',
  requests: 'Merchant, agent, id',
  authorizations: 'Merchant, agent, id',
  transactions: 'Merchant, agent, id',
}

const OfDifferences = ({
  filter,
  verdicts,
  set,
}: {
  filter: WalletFilter
  verdicts: Partial<Record<string, number>>
  set: (part: Partial<WalletFilter>) => void
}) => {
  const words = Object.entries(verdictWords) as [keyof typeof verdictWords, { words: string }][]
  return (
    <>
      <AtMostOneChip
        label="How they compare"
        options={words.map(([value, { words: said }]) => ({ value, words: said, count: verdicts[value] ?? 0 }))}
        chosen={filter.verdict}
        onChoose={(verdict) => set({ verdict })}
      />
      <Choice
        label="Of what"
        all="Everything"
        value={filter.kind}
        options={[
          ['card', 'Cards'],
          ['authorization', 'Authorizations'],
          ['transaction', 'Transactions'],
        ]}
        onChoose={(kind) => set({ kind })}
      />
      <NativeSelect
        aria-label="Time"
        value={filter.days}
        onChange={(event) => set({ days: event.currentTarget.value as WalletFilter['days'] })}
        data={spans.map((value) => ({ value, label: `${value} days` }))}
      />
    </>
  )
}

/** Whose records these are, where one came from an org, an agent or a wallet. */
const Whose = ({ filter, set }: { filter: WalletFilter; set: (part: Partial<WalletFilter>) => void }) => (
  <>
    {(['org_id', 'agent_id', 'wallet_id'] as const).map((name) => (
      <OnlyOf
        key={name}
        what={`Of the ${name.slice(0, -3)}`}
        id={filter[name]}
        every={`Every ${name.slice(0, -3)}`}
        onEvery={() => set({ [name]: '' })}
      />
    ))}
  </>
)

const worded = <V extends string>(words: readonly V[]): readonly (readonly [V, string])[] =>
  words.map((word) => [word, capital(plainWord(word))] as const)
