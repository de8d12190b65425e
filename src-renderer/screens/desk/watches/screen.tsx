import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { failureOf, read, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Chips } from '../../../parts/chips'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Page } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { HabitsSection } from './habits-section'
import { NoticesList } from './notices-list'
import { WatchedSection } from './watched-section'

const RULES = 'rules'

/** What was noticed, and what is watched. */
const WatchesScreen = ({ environment, selected }: ScreenProps) => {
  const [, navigate] = useLocation()
  const notices = useQuery(read(null, 'watches.notices', {}))
  const state = useQuery({ ...read(null, 'watches.get', {}), refetchInterval: selected === RULES ? 10_000 : false })
  const mark = useWrite(null, 'watches.read')
  const look = useWrite(null, 'watches.look')
  const rules = selected === RULES
  const markAll = (): void => mark.mutate({ input: { ids: null } }, { onSuccess: () => announce('All are read') })
  const lookNow = (): void => {
    if (!look.isPending) look.mutate({ input: { environment_id: environment } }, { onSuccess: () => announce('Looked') })
  }
  useKeys({ a: markAll, r: lookNow })
  const failure = failureOf(notices.error) ?? failureOf(state.error) ?? failureOf(look.error) ?? failureOf(mark.error)
  const watched = state.data?.environments.find(({ environment_id }) => environment_id === environment)
  return (
    <Page
      title="Notices"
      beside="Of every environment on this desk"
      actions={
        <>
          <Button onClick={markAll} disabled={!notices.data?.unread}>
            Mark all as read <Key keys="A" />
          </Button>
          <Button onClick={lookNow} loading={look.isPending}>
            Look now <Key keys="R" />
          </Button>
        </>
      }
    >
      <ProgressLine active={notices.isPending || look.isPending} label="Looking" />
      <Chips
        label="What to show"
        options={[
          { value: 'notices', words: 'Notices', count: notices.data?.unread },
          { value: RULES, words: 'What is watched' },
        ]}
        chosen={[rules ? RULES : 'notices']}
        onChoose={() => navigate(screenAddress(environment, 'watches', rules ? null : RULES))}
      />
      {failure && <FailureNotice failure={failure} onRetry={() => void Promise.all([notices.refetch(), state.refetch()])} />}
      {!rules && notices.data && <NoticesList notices={notices.data.items} watched={watched} />}
      {rules && state.data && (
        <>
          {[...state.data.environments]
            .sort((a, b) => Number(b.environment_id === environment) - Number(a.environment_id === environment))
            .map((one) => (
              <WatchedSection key={one.environment_id} watched={one} />
            ))}
          <HabitsSection habits={state.data.habits} tray={state.data.tray} />
        </>
      )}
    </Page>
  )
}

export default WatchesScreen
