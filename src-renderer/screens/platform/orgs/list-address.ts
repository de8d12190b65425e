import { screenAddress } from '../../../shell/address'

/** By environment, how the list of orgs was last filtered and sorted. */
const last = new Map<string, string>()

/** Remembers how the list was left, while the window is open. */
export const leaveList = (environment: string, search: string): void => {
  last.set(environment, search)
}

/** The list of orgs as it was left. */
export const listAddress = (environment: string): string => {
  const search = last.get(environment)
  return `${screenAddress(environment, 'orgs')}${search ? `?${search}` : ''}`
}
