import type { Notice } from '@contract/desk/watches'
import type { QueryClient } from '@tanstack/react-query'
import { call, read } from '../operations'
import { environmentAddress, isScreen, screenAddress } from './address'
import { navigate } from './location'

/** Where a notice leads: its record or list, or its environment's page. */
export const noticeAddress = ({ environment_id, to }: Notice): string => {
  if (to.capability === null || !isScreen(to.capability)) return environmentAddress(environment_id)
  return `${screenAddress(environment_id, to.capability, to.record)}${to.search ? `?${to.search}` : ''}`
}

/** Goes to what was clicked outside the window, if anything was. */
export const followClick = async (client: QueryClient): Promise<void> => {
  const answer = await call(null, 'watches.clicked', {}).catch(() => null)
  if (!answer?.clicked) return
  const { notice } = answer.clicked
  if (notice) {
    navigate(noticeAddress(notice))
    await call(null, 'watches.read', { ids: [notice.id] }).catch(() => null)
    return
  }
  const { current } = await client.ensureQueryData(read(null, 'environments.list', {}))
  navigate(current === null ? '/environments' : screenAddress(current, 'watches'))
}
