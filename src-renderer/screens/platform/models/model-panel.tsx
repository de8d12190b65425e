import type { Model } from '@contract/platform/models'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { ModelHistory } from './model-history'
import { ModelOrgs } from './model-orgs'
import { latencyWords, modelName, priceWords, rateWords, toneOf } from './model-words'

/** One model: how it answers and has answered, what it costs, when it goes, and who asks it. */
const ModelPanel = ({ environment, id, onClose }: { environment: string; id: string; onClose: () => void }) => {
  const asked = useQuery(read(environment, 'models.get', { model_id: id }))
  const model = asked.data
  const failure = asked.isFetching ? null : failureOf(asked.error)
  useKeys({ r: () => void asked.refetch() })
  return (
    <Panel title={model ? <bdi>{modelName(model)}</bdi> : 'Model'} beside={<Copyable value={id} label="id" mono />} onClose={onClose}>
      <ProgressLine active={asked.isFetching} label="Reading the model" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {model && (
        <>
          <Health model={model} />
          <ModelHistory environment={environment} id={id} />
          <PanelSection title="Price and place in the catalogue">
            <Facts
              facts={[
                ['Sent', `${priceWords(model.input_price, model.currency)} a million tokens`],
                ['Answered', `${priceWords(model.output_price, model.currency)} a million tokens`],
                ['Price changed', <Moment key="p" at={model.price_changed_at} full none="not said" />],
                ['Context', model.context_tokens === null ? 'not said' : `${model.context_tokens.toLocaleString('en')} tokens`],
                ['Vendor', <bdi key="v">{visible(model.vendor ?? '') || 'not said'}</bdi>],
                [
                  'Stage',
                  <Tag key="s" tone={toneOf(model.stage)}>
                    {visible(model.stage)}
                  </Tag>,
                ],
                ...ending(model, environment),
              ]}
            />
          </PanelSection>
          <ModelOrgs environment={environment} model={model} />
        </>
      )}
    </Panel>
  )
}

const Health = ({ model }: { model: Model }) => (
  <PanelSection title="Health">
    <Facts
      facts={[
        [
          'Now',
          <span key="n">
            {model.health === 'none' ? (
              <span className="muted">nobody asks it</span>
            ) : (
              <Tag tone={toneOf(model.health)}>{visible(model.health)}</Tag>
            )}{' '}
            {model.health_since !== null && (
              <span className="muted">
                since <Moment at={model.health_since} />
              </span>
            )}
          </span>,
        ],
        ...(model.health_reason === null ? [] : [['Why', <bdi key="w">{visible(model.health_reason)}</bdi>] as const]),
        [
          'Failed',
          `${rateWords(model.error_rate)}${model.requests === null ? '' : ` of ${model.requests.toLocaleString('en')} requests in 24 hours`}`,
        ],
        [
          'Answers begin',
          model.latency_p50_ms === null && model.latency_p95_ms === null
            ? 'nothing is answered'
            : `half within ${latencyWords(model.latency_p50_ms)}, 95 % within ${latencyWords(model.latency_p95_ms)}`,
        ],
        ['Measured', <Moment key="m" at={model.updated_at} full />],
      ]}
    />
  </PanelSection>
)

/** When it goes, and what comes in its place: only of a model that goes. */
const ending = (model: Model, environment: string) => [
  ...(model.deprecated_at === null ? [] : [['Deprecated', <Moment key="d" at={model.deprecated_at} full />] as const]),
  ...(model.retires_at === null ? [] : [['Retires', <Moment key="r" at={model.retires_at} full />] as const]),
  ...(model.replaced_by === null
    ? []
    : [
        [
          'Replaced by',
          <Link key="b" className="mono" to={screenAddress(environment, 'models', model.replaced_by)}>
            {visible(model.replaced_by)}
          </Link>,
        ] as const,
      ]),
]

export default ModelPanel
