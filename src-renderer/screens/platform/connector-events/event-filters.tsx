import { eventCauses, eventStates, verifications } from '@contract/platform/connector-events'
import { capital } from '../../../parts/capital'
import { Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
import styles from '../../../parts/filters.module.css'
import { exact, instantOf } from '../../../parts/instant'
import { OnlyOf } from '../../../parts/only-of'
import { visible } from '../../../parts/visible-text'
import { causeWords } from '../connector-cause-words'
import narrow from './connector-events.module.css'
import { type EventFilter, GIVEN_UP, spans } from './event-filter'
import { verificationWords } from './event-words'
import { useConnectorNames } from './use-connector-names'

interface Props {
  environment: string
  filter: EventFilter
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (part: Partial<EventFilter>, how?: 'push' | 'replace') => void
}

const stateChips = [{ value: 'undelivered', words: 'Not delivered' }, ...eventStates.map((value) => ({ value, words: value }))]
const spanWords: Record<string, string> = { '1h': '1 hour', '6h': '6 hours', '24h': '24 hours', '3d': '3 days', '7d': '7 days' }

/** How events are narrowed down. By cause, a list of causes leaves out what would choose one. */
export const EventFilters = ({ environment, filter, onChange }: Props) => {
  const connectors = useConnectorNames(environment)
  const byCause = filter.view === 'causes'
  const states = filter.state === 'given_up' ? GIVEN_UP : filter.state === '' ? [] : [filter.state]
  return (
    <div className={`${styles.filters} ${narrow.filters}`}>
      <Chips
        label="State"
        options={stateChips.filter(({ value }) => !byCause || value !== 'delivered')}
        chosen={states}
        onChoose={(chosen) =>
          onChange({ state: chosen.find((one) => !states.includes(one)) ?? (states.length > 1 ? (chosen[0] ?? '') : '') })
        }
      />
      {!byCause && <FilterSearch placeholder="Event id or type" text={filter.text} onSearch={(text) => onChange({ text }, 'replace')} />}
      <Choice
        label="Connector"
        all="Every connector"
        value={filter.connector_id}
        options={connectors.map(({ id, name }) => [id, visible(name).slice(0, 60)])}
        onChoose={(connector_id) => onChange({ connector_id })}
      />
      <Choice
        label="Signature"
        all="Any signature"
        value={filter.verification}
        options={verifications.map((one) => [one, capital(verificationWords(one))])}
        onChoose={(verification) => onChange({ verification })}
      />
      {!byCause && (
        <Choice
          label="Cause"
          all="Any cause"
          value={filter.cause}
          options={eventCauses.map((one) => [one, capital(causeWords(one))])}
          onChoose={(cause) => onChange({ cause })}
        />
      )}
      <OnlyOf what="For the org" id={filter.org_id} every="Every org" onEvery={() => onChange({ org_id: '' })} />
    </div>
  )
}

/** How far back: it stands by the view, since both views are of the same time. */
export const SinceChoice = ({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) => {
  const own = filter.since !== '' && !Object.hasOwn(spans, filter.since)
  const at = own ? instantOf(filter.since) : null
  return (
    <Choice
      label="Since"
      all="Any time"
      value={filter.since}
      options={[
        ...Object.keys(spans).map((span): [string, string] => [span, `Last ${spanWords[span]}`]),
        ...(own ? [[filter.since, `Since ${at ? exact(at) : filter.since}`] as [string, string]] : []),
      ]}
      onChoose={(since) => onChange({ since })}
    />
  )
}
