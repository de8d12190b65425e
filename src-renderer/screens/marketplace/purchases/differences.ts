import type { Purchase } from '@contract/marketplace/purchases'
import { moneyWords } from '@contract/money'
import type { Payment } from '@contract/stripe/payments'

/** What the database and Stripe say differently of one purchase, in sentences. Empty where they agree. */
export const differencesOf = (purchase: Purchase, payment: Payment): string[] => {
  const says: string[] = []
  const { amount_cents, currency, status } = purchase
  if (currency !== null && currency !== payment.currency)
    says.push(`The database names ${currency.toUpperCase()}, Stripe was paid in ${payment.currency.toUpperCase()}.`)
  else if (amount_cents !== null && payment.paid_cents > 0 && amount_cents !== payment.paid_cents)
    says.push(
      `The database says ${moneyWords(amount_cents, payment.currency)}, Stripe was paid ${moneyWords(payment.paid_cents, payment.currency)}.`,
    )
  if (status === 'completed' && payment.status !== 'succeeded')
    says.push(`The database says completed, Stripe says ${payment.status}: nothing was paid.`)
  if (status !== 'completed' && status !== 'refunded' && payment.status === 'succeeded')
    says.push(`The database says ${status}, and Stripe has the money.`)
  const back = payment.paid_cents > 0 && payment.left_cents === 0
  if (status === 'refunded' && !back) says.push('The database says refunded, and Stripe has not given all of it back.')
  if (status === 'completed' && back)
    says.push('Stripe has given it back, and the database still says completed: Stripe’s report has not arrived, or was not taken.')
  if (purchase.license_status === 'active' && status === 'refunded') says.push('It is refunded, and its licence still works.')
  return says
}
