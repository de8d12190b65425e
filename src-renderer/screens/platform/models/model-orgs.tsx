import { moneyWords } from '@contract/money'
import type { Model } from '@contract/platform/models'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf } from '../../../operations'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { PanelSection } from '../../../parts/panel'
import { ShortTable } from '../../../parts/short-table'
import { readBlock } from '../../../parts/table-rows'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './models.module.css'

/** How many stand in the panel; the file has them all. */
const SHOWN = 12

const books = (['org_id', 'org_name', 'requests', 'error_rate', 'spend_cents', 'currency', 'last_at'] as const).map((field) => ({
  field,
  heading: field,
}))

/** Who asked it in the last 30 days, those who spent most first: who has to be told when it goes. */
export const ModelOrgs = ({ environment, model }: { environment: string; model: Model }) => {
  const input = { model_id: model.id }
  const asked = useQuery(readBlock(environment, 'models.orgs', input, 0))
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const orgs = asked.data?.items ?? []
  const total = asked.data?.total ?? null
  const exporting = useExport({ environment, operation: 'models.orgs', input, columns: books, fileName: `orgs-of-${model.id}` })
  return (
    <PanelSection title="Orgs that asked it in the last 30 days">
      {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
      {asked.data && orgs.length === 0 && <p className="muted">None did.</p>}
      {orgs.length > 0 && model.retires_at !== null && model.stage !== 'retired' && (
        <p className={styles.leaving}>
          They have to ask another model by then: it retires <Moment at={model.retires_at} />.
        </p>
      )}
      {orgs.length > 0 && (
        <ShortTable
          label="Orgs that asked it"
          headings={['Org', { words: 'Requests', align: 'right' }, { words: 'Spent', align: 'right' }, { words: 'Last', align: 'right' }]}
          rows={orgs.slice(0, SHOWN)}
          keyOf={({ org_id }) => org_id}
          cells={({ org_id, org_name, requests, spend_cents, currency, last_at }) => [
            <Link key="org" to={screenAddress(environment, 'usage', org_id)}>
              <bdi>{visible(org_name ?? '').trim() || org_id}</bdi>
            </Link>,
            requests.toLocaleString('en'),
            moneyWords(spend_cents, currency),
            <span key="last" className="muted">
              <Moment at={last_at} />
            </span>,
          ]}
        />
      )}
      {orgs.length > 0 && (
        <div className={styles.all}>
          {orgs.length > SHOWN && (
            <span className="muted">
              {SHOWN} of {(total ?? orgs.length).toLocaleString('en')} stand here.
            </span>
          )}
          <ExportButton {...exporting} />
        </div>
      )}
      {exporting.run && <ExportState {...exporting} />}
    </PanelSection>
  )
}
