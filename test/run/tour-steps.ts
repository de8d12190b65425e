import { agentWalletTour } from './tour-agent-wallet'
import { agentbotTour } from './tour-agentbot'
import { connectorsTour } from './tour-connectors'
import { deskTour } from './tour-desk'
import { feedbackTour } from './tour-feedback'
import { ledgerTour, rolloutsTour } from './tour-ledger'
import { marketingEmailTour } from './tour-marketing-email'
import { marketplaceTour } from './tour-marketplace'
import { orgsTour } from './tour-orgs'
import { refundsTour, secondPersonTour } from './tour-refunds'
import type { Step } from './tour-step'
import { trustTour } from './tour-trust'
import { usageTour } from './tour-usage'
import { beginningTour, usersTour } from './tour-users'

/** In the order a new person would take, through practice. Each stop stands on the one before. */
export const steps: readonly Step[] = [
  ...beginningTour,
  ...usersTour,
  ...ledgerTour,
  ...rolloutsTour,
  ...secondPersonTour,
  ...marketplaceTour,
  ...refundsTour,
  ...marketingEmailTour,
  ...agentbotTour,
  ...orgsTour,
  ...agentWalletTour,
  ...usageTour,
  ...connectorsTour,
  ...feedbackTour,
  ...trustTour,
  ...deskTour,
]
