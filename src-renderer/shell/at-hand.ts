import { marketplaceCapabilities, platformCapabilities } from '@contract/capability'
import type { Environment } from '@contract/desk/environments'
import type { ScreenCapability } from '../screens/screen'

const marketplace: ReadonlySet<string> = new Set(marketplaceCapabilities)
/** Its rollouts stand on this desk, and are measured there. */
const platform: ReadonlySet<string> = new Set([...platformCapabilities, 'rollouts'])

/**
 * Whether the environment has what a screen is about. One that is not at hand can still be gone to by its address or the
 * palette, and says what is missing. Where nothing at all is connected every screen counts, for what there will be.
 */
export const isAtHand = ({ services }: Pick<Environment, 'services'>, capability: ScreenCapability): boolean => {
  if (Object.values(services).every((service) => service === null)) return true
  if (platform.has(capability)) return services.platform !== null
  if (marketplace.has(capability)) return services.marketplace !== null || services.database !== null
  return capability === 'summary' ? services.agentbot !== null : true
}
