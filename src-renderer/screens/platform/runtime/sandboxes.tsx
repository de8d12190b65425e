import { sandboxStates } from '@contract/platform/runtime'
import { sandboxSignals } from '@contract/platform/runtime-signals'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { Listing } from '../../../parts/listing'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection, Split } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { RecordLink } from '../record-link'
import { copies, idOf, sandboxColumns, sandboxFields, stateTone } from './record-columns'
import styles from './runtime.module.css'
import { all, isFiltered, sandboxesInputOf, searchOfRuntime } from './runtime-filter'
import { RuntimeFilters } from './runtime-filters'
import { RuntimeTop } from './runtime-top'
import type { ListProps } from './screen'
import { SignalReasons } from './signals'

const noun = { one: 'sandbox', many: 'sandboxes' }

/** Every sandbox: whose it is, whether it lives, and what is wrong with it. */
export const Sandboxes = ({ environment, selected, filter, go, open, close, change }: ListProps) => {
  const now = useNow(30_000).getTime()
  const columns = useMemo(() => sandboxColumns(now), [now])
  const input = useMemo(() => sandboxesInputOf(filter), [filter])
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="runtime.sandboxes"
          remembered="runtime.sandboxes"
          input={input}
          title="Runtime"
          noun={noun}
          columns={columns}
          idOf={idOf}
          copies={copies}
          selected={selected}
          onOpen={open}
          fields={sandboxFields}
          file="sandboxes"
          above={<RuntimeTop environment={environment} show="sandboxes" />}
          filters={
            <RuntimeFilters
              environment={environment}
              filter={filter}
              states={sandboxStates}
              oneState
              placeholder="Id, workspace, agent, image"
              onChange={change}
            />
          }
          empty={
            isFiltered(filter) ? (
              <NoneLikeThat noun={noun} onAll={() => go(selected, all('sandboxes'))}>
                Ids, workspaces, agents and images are searched as they are written.
              </NoneLikeThat>
            ) : (
              <NoneHere noun={noun}>The platform answered, and none runs.</NoneHere>
            )
          }
        />
      }
      detail={
        selected !== null && <SandboxDetail key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
      }
    />
  )
}

const SandboxDetail = ({ environment, id, onClose }: { environment: string; id: string; onClose: () => void }) => {
  const asked = useQuery(read(environment, 'runtime.sandbox', { sandbox_id: id }))
  const now = useNow(30_000).getTime()
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const sandbox = asked.data
  return (
    <Panel
      title={<>Sandbox {sandbox && <Tag tone={stateTone(sandbox.state)}>{visible(sandbox.state)}</Tag>}</>}
      beside={<Copyable value={id} label="sandbox’s id" mono />}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching && !sandbox} label="Reading the sandbox" />
      {failure && (
        <PanelSection>
          <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />
        </PanelSection>
      )}
      {sandbox && (
        <>
          {sandboxSignals(sandbox, now).length > 0 && (
            <PanelSection title="Needs attention">
              <SignalReasons signals={sandboxSignals(sandbox, now)} />
            </PanelSection>
          )}
          <PanelSection title="Sandbox">
            <Facts
              facts={[
                ['Says', sandbox.detail ? <bdi key="d">{visible(sandbox.detail)}</bdi> : 'nothing'],
                ['Org', <RecordLink key="o" environment={environment} type="org" id={sandbox.org_id} name={sandbox.org_name} />],
                ['Workspace', <RecordLink key="w" environment={environment} type="workspace" id={sandbox.workspace_id} />],
                ['Agent', <RecordLink key="a" environment={environment} type="agent" id={sandbox.agent_id} />],
                ['Started', <Moment key="s" at={sandbox.started_at} full none="not said" />],
                ['Last seen', <Moment key="l" at={sandbox.last_seen_at} full none="not said" />],
                [
                  'Memory',
                  sandbox.memory_mb === null
                    ? 'not said'
                    : `${sandbox.memory_mb} MB${sandbox.memory_limit_mb === null ? '' : ` of ${sandbox.memory_limit_mb} MB`}`,
                ],
                ['CPU', sandbox.cpu_percent === null ? 'not said' : `${sandbox.cpu_percent} % of one processor`],
                ['Image', sandbox.image ? <bdi key="i">{visible(sandbox.image)}</bdi> : 'not said'],
              ]}
            />
          </PanelSection>
          {sandbox.org_id && (
            <PanelSection title="More">
              <ul className={styles.more}>
                <li>
                  <Link to={`${screenAddress(environment, 'runtime')}${searchOfRuntime({ ...all('sandboxes'), org_id: sandbox.org_id })}`}>
                    Every sandbox of this org
                  </Link>
                </li>
                <li>
                  <Link to={`${screenAddress(environment, 'runtime')}${searchOfRuntime({ ...all('jobs'), org_id: sandbox.org_id })}`}>
                    Every job of this org
                  </Link>
                </li>
              </ul>
            </PanelSection>
          )}
        </>
      )}
    </Panel>
  )
}
