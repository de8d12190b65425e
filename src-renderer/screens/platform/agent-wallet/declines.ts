import { declineReasons } from './decline-reasons'

/** What a reason of Stripe's means to somebody who has to do something about it. */
export interface Decline {
  means: string
  /** What to do; empty where there is nothing. */
  next: string
}

/**
 * Why an authorization was declined, by Stripe's word: https://docs.stripe.com/api/issuing/authorizations/object (request_history.reason).
 * The words of older versions of that API stand beside today's.
 */
const declines: Readonly<Record<(typeof declineReasons)[number], Decline>> = {
  account_disabled: {
    means: 'The Stripe account that issues the cards is disabled, so every card is declined.',
    next: 'See in Stripe’s dashboard what it asks of the account. Until then no agent can pay.',
  },
  card_canceled: {
    means: 'The card was canceled. That is for good.',
    next: 'Issue a new card for this agent, and tell it the new one.',
  },
  card_expired: { means: 'The card’s month of expiry is over.', next: 'Issue a card that replaces it, and tell the agent.' },
  card_inactive: {
    means: 'The card is frozen, or was never activated.',
    next: 'Find out who froze it and why; unfreeze it if that is settled.',
  },
  cardholder_blocked: {
    means: 'Stripe blocked the cardholder.',
    next: 'See in Stripe’s dashboard, under Issuing, Cardholders, what it asks for.',
  },
  cardholder_inactive: { means: 'The cardholder is set to inactive.', next: 'Activate the cardholder in Stripe, if that is meant to be.' },
  cardholder_verification_required: {
    means: 'Stripe has to know more about the cardholder first.',
    next: 'Fill in what is missing in Stripe’s dashboard, under Issuing, Cardholders.',
  },
  insecure_authorization_method: {
    means: 'The card was read in a manner that is not safe enough, such as its magnetic stripe.',
    next: 'Agents pay online: if nobody holds this card, freeze it.',
  },
  insufficient_funds: {
    means: 'The Issuing balance did not cover it.',
    next: 'Top up the Issuing balance in Stripe. The agent can try again after that.',
  },
  network_fallback: {
    means: 'Stripe could not be reached, and the card network decided by itself.',
    next: 'Let the agent try again. If it happens often, look at Stripe’s status page.',
  },
  not_allowed: { means: 'This kind of payment is not allowed with this card.', next: 'Ask the merchant for another manner of payment.' },
  pin_blocked: { means: 'The PIN was entered wrongly too often.', next: 'Agents use no PIN: freeze the card and find out who has it.' },
  spending_controls: {
    means: 'It went beyond the card’s own limits, or the merchant’s kind or country is not allowed.',
    next: 'Compare the amount with the limits below. Raise a limit only if the spend is meant to be.',
  },
  stripe_internal_error: { means: 'Stripe itself failed at it.', next: 'Let the agent try again.' },
  suspected_fraud: {
    means: 'Stripe takes it for fraud.',
    next: 'Look at what else this agent and this merchant did. If it was meant to be, the agent may try again later; if not, freeze the card.',
  },
  verification_failed: {
    means: 'What was given with the card did not fit: its security code, its expiry, or the address.',
    next: 'Have the agent read the card’s details anew. If somebody else tried, freeze the card.',
  },
  webhook_declined: {
    means: 'The platform itself said no: usually because no spend request for it was approved.',
    next: 'Approve a spend request for it, then let the agent try again.',
  },
  webhook_error: {
    means: 'The platform was asked, and its answer was no use to Stripe.',
    next: 'Tell whoever runs the platform: its authorization webhook answers wrongly.',
  },
  webhook_timeout: {
    means: 'The platform was asked and did not answer within Stripe’s two seconds.',
    next: 'Let the agent try again. If it happens often, the platform’s authorization webhook is too slow.',
  },
  authentication_failed: { means: 'The cardholder could not be authenticated.', next: 'Have the agent try again with 3D Secure.' },
  authorization_controls: {
    means: 'It went beyond the card’s own limits, or the merchant’s kind is not allowed.',
    next: 'Compare the amount with the limits below. Raise a limit only if the spend is meant to be.',
  },
  account_compliance_disabled: {
    means: 'Stripe has stopped Issuing on this account until it is told more.',
    next: 'See in Stripe’s dashboard what it asks of the account.',
  },
  account_inactive: { means: 'The Stripe account is not active.', next: 'See in Stripe’s dashboard what it asks of the account.' },
}

/** Null for a word that nobody here knows: it is shown as it came. */
export const declineOf = (reason: string | null): Decline | null => {
  const known = declineReasons.find((one) => one === reason)
  return known === undefined ? null : declines[known]
}
