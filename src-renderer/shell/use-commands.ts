import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../operations'
import { guidePages } from '../screens/guide/guide-pages'
import { screens } from '../screens/index'
import type { ScreenCapability } from '../screens/screen'
import { environmentAddress, guideAddress, screenAddress } from './address'
import { useOpening } from './opening'
import { showOverlay } from './overlay'
import { type Command, userIdsIn } from './palette-commands'
import { themes } from './settings'
import { keepTextScale, readTextScale, stepTextScale } from './text-scale'
import { useLocking } from './write-lock'

interface Found {
  /** Records whose ids are in the query: not filtered further. */
  pasted: Command[]
  always: Command[]
}

/** All the palette can do now, in this environment. */
export const useCommands = (overview: Output<'environments.list'>, environment: Environment | null, query: string): Found => {
  const [, navigate] = useLocation()
  const { open } = useOpening()
  const { setColorScheme } = useMantineColorScheme()
  const locking = useWriteCommands(environment)

  const pasted = environment
    ? userIdsIn(query).map(
        (id): Command => ({
          id: `user ${id}`,
          group: 'Record',
          title: `Open user ${id}`,
          run: () => navigate(screenAddress(environment.id, 'users', id)),
        }),
      )
    : []

  const screenCommands = environment
    ? (Object.keys(screens) as ScreenCapability[]).map(
        (capability): Command => ({
          id: capability,
          group: 'Screen',
          title: screens[capability].title,
          also: 'go to',
          run: () => navigate(screenAddress(environment.id, capability)),
        }),
      )
    : []

  const switches = overview.items
    .filter(({ id }) => id !== environment?.id)
    .map(
      (one): Command => ({
        id: `open ${one.id}`,
        group: 'Environment',
        title: `Switch to ${one.name}`,
        beside: one.kind === 'production' ? 'PRODUCTION' : one.kind,
        run: () => open(one),
      }),
    )

  const pages: Command[] = [
    ...(environment
      ? [
          {
            id: 'this environment',
            group: 'Environment',
            title: `Token and address of ${environment.name}`,
            also: 'replace token credential settings',
            run: () => navigate(environmentAddress(environment.id)),
          },
        ]
      : []),
    { id: 'environments', group: 'Environment', title: 'All environments', run: () => navigate('/environments') },
    { id: 'connect', group: 'Environment', title: 'Connect an environment', also: 'new add', run: () => navigate('/environments/new') },
    ...guidePages.map((page) => ({
      id: `guide ${page.name}`,
      group: 'Guide',
      title: page.title,
      also: 'help',
      run: () => navigate(guideAddress(page.name)),
    })),
  ]

  const settings: Command[] = [
    ...themes.map(({ scheme, words }) => ({
      id: `theme ${scheme}`,
      group: 'Setting',
      title: `Theme: ${words.toLowerCase()}`,
      run: () => setColorScheme(scheme),
    })),
    {
      id: 'larger',
      group: 'Setting',
      title: 'Larger text',
      keys: 'mod++',
      also: 'zoom in',
      run: () => keepTextScale(stepTextScale(readTextScale(), 1)),
    },
    {
      id: 'smaller',
      group: 'Setting',
      title: 'Smaller text',
      keys: 'mod+-',
      also: 'zoom out',
      run: () => keepTextScale(stepTextScale(readTextScale(), -1)),
    },
    { id: 'undo', group: 'Setting', title: 'Time to undo an edit', also: 'grace seconds wait', run: () => showOverlay('undo') },
    { id: 'keys', group: 'Setting', title: 'Show keys', keys: '?', also: 'shortcuts help', run: () => showOverlay('keys') },
  ]
  return { pasted, always: [...screenCommands, ...locking, ...switches, ...pages, ...settings] }
}

const useWriteCommands = (environment: Environment | null): Command[] => {
  const id = environment?.id ?? ''
  const guard = useQuery({ ...read(null, 'guard.get', { environment_id: id }), enabled: environment !== null })
  const locking = useLocking(id)
  if (guard.data?.writing === 'locked')
    return [{ id: 'unlock', group: 'Writing', title: 'Unlock writing for some minutes', run: locking.open }]
  if (guard.data?.writing === 'unlocked') return [{ id: 'lock', group: 'Writing', title: 'Lock writing now', run: locking.now }]
  return []
}
