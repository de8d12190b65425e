import { JobState } from '@contract/desk/jobs'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { read } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { Split } from '../../../parts/panel'
import { Table } from '../../../parts/table'
import { guideAddress, screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { idOfJob, jobColumns } from './columns'
import { JobPanel } from './job-panel'
import { stateWord } from './job-words'

/** Every job of this desk, newest first, live while one runs. The open environment is only the first filter. */
const JobsScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const environments = useQuery(read(null, 'environments.list', {})).data?.items ?? []
  const names = JSON.stringify(environments.map(({ id, name }) => [id, name]))
  const asked = new URLSearchParams(search)
  const where = asked.get('environment') ?? environment
  // An address of another version may name a state there is none of: it counts as none chosen.
  const state = JobState.safeParse(asked.get('state')).data ?? null
  const input = useMemo(
    () => ({ ...(where === 'all' ? {} : { environment: where }), ...(state ? { states: [state] } : {}) }),
    [where, state],
  )
  const columns = useMemo(() => {
    const known = new Map(JSON.parse(names) as [string, string][])
    return jobColumns((id) => known.get(id) ?? 'deleted', where === 'all')
  }, [names, where])
  const address = useCallback(
    (id: string | null, place: string, only: string | null) => {
      const filter = new URLSearchParams([...(place === environment ? [] : [['environment', place]]), ...(only ? [['state', only]] : [])])
      return `${screenAddress(environment, 'jobs', id)}${filter.size === 0 ? '' : `?${filter}`}`
    },
    [environment],
  )
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace') => navigate(address(id, where, state), { replace: how === 'replace' }),
    [address, navigate, where, state],
  )
  return (
    <Split
      list={
        <Table
          environment={null}
          operation="jobs.list"
          input={input}
          title="Jobs"
          noun={{ one: 'job', many: 'jobs' }}
          columns={columns}
          idOf={idOfJob}
          copies={[]}
          selected={selected}
          onOpen={open}
          actions={
            <>
              <NativeSelect
                aria-label="State"
                value={state ?? ''}
                onChange={(event) => navigate(address(selected, where, event.currentTarget.value || null))}
                data={[{ value: '', label: 'Any state' }, ...JobState.options.map((one) => ({ value: one, label: stateWord(one) }))]}
              />
              <NativeSelect
                aria-label="Environment"
                value={where}
                onChange={(event) => navigate(address(selected, event.currentTarget.value, state))}
                data={[{ value: 'all', label: 'All environments' }, ...environments.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            </>
          }
          empty={
            state ? (
              <Empty
                title={`No job is ${stateWord(state)}`}
                action={<Button onClick={() => navigate(address(null, where, null))}>Show any state</Button>}
              >
                {where === 'all' ? 'All environments were looked through.' : 'Only one environment was looked through.'}
              </Empty>
            ) : (
              <Empty title={where === 'all' ? 'No jobs on this desk yet' : 'No jobs in this environment yet'}>
                A job is one write done to many. Select rows in a list, or press Paste ids there.{' '}
                <Link to={guideAddress('jobs')}>How jobs work</Link>
              </Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <JobPanel
            environment={environment}
            id={selected}
            environments={environments}
            onClose={() => open(null, 'push')}
            onOpen={(id) => open(id, 'push')}
          />
        )
      }
    />
  )
}

export default JobsScreen
