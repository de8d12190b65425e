import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { read } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Key } from '../../../parts/key'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { useKeys } from '../../../parts/use-keys'
import { environmentAddress, guideAddress, screenAddress } from '../../../shell/address'
import { idOfRollout, rolloutColumns } from './columns'

/** Rollouts of this desk, those under way first. The open environment is only the first filter. */
export const RolloutsList = ({ environment }: { environment: string }) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const place = usePlace()
  const environments = useQuery(read(null, 'environments.list', {})).data?.items ?? []
  const where = new URLSearchParams(search).get('environment') ?? environment
  const input = useMemo(() => (where === 'all' ? {} : { environment: where }), [where])
  const columns = useMemo(() => rolloutColumns(where === 'all'), [where])
  const exporting = useExport({ environment: null, operation: 'rollouts.list', input, columns, fileName: 'rollouts' })
  const platform = place?.services.platform !== null
  const begin = (): void => navigate(screenAddress(environment, 'rollouts', 'new'))
  useKeys({ n: () => platform && begin() })
  const at = (filter: string): string =>
    `${screenAddress(environment, 'rollouts')}${filter === environment ? '' : `?environment=${encodeURIComponent(filter)}`}`
  return (
    <Split
      detail={null}
      list={
        <Table
          environment={null}
          operation="rollouts.list"
          input={input}
          title="Rollout checklist"
          noun={{ one: 'rollout', many: 'rollouts' }}
          columns={columns}
          idOf={idOfRollout}
          copies={[]}
          selected={null}
          onOpen={(id) => navigate(screenAddress(environment, 'rollouts', id))}
          actions={
            <>
              <NativeSelect
                aria-label="Environment"
                value={where}
                onChange={(event) => navigate(at(event.currentTarget.value))}
                data={[{ value: 'all', label: 'All environments' }, ...environments.map(({ id, name }) => ({ value: id, label: name }))]}
              />
              <ExportButton {...exporting} />
              {platform && (
                <Button variant="filled" onClick={begin}>
                  New rollout <Key keys="N" />
                </Button>
              )}
            </>
          }
          under={<ExportState {...exporting} />}
          empty={
            platform ? (
              <Empty title="No rollouts yet" action={<Button onClick={begin}>New rollout</Button>}>
                The platform’s document asks for seven steps at every major rollout. Opsdesk measures what it can, you tick and note, and
                the end is kept in the ledger. <Link to={guideAddress('rollouts')}>How that works</Link>
              </Empty>
            ) : (
              <Empty
                title="The platform is not connected"
                action={
                  <Button component={Link} to={environmentAddress(environment)}>
                    Connect it
                  </Button>
                }
              >
                A rollout is measured there.
              </Empty>
            )
          }
        />
      }
    />
  )
}
