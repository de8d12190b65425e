import type { Environment } from '@contract/desk/environments'
import { screens } from '../screens/index'
import type { Address } from './address'

/** What a page is called in the window's title. The first page needs no name beside the app's own. */
export const titleOf = (address: Address, environments: readonly Environment[]): string => {
  switch (address.page) {
    case 'start':
    case 'welcome':
      return ''
    case 'environments':
      return 'Environments'
    case 'new-environment':
      return 'Connect an environment'
    case 'environment':
      return environments.find((one) => one.id === address.id)?.name ?? 'Environments'
    case 'guide':
      return 'Guide'
    case 'screen':
      return screens[address.capability].title
    case 'unknown':
      return 'Not a page'
  }
}
