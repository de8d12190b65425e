/**
 * What the address names beside the list: the form of a new refund, with or without a purchase named, or one refund that
 * was asked for from here, by its attempt. A slash is in no id, so nothing can be taken for the form.
 */
export type RefundRecord = { kind: 'new'; purchase_id: string } | { kind: 'refund'; attempt: string }

const FORM = '/new'

/** The address of the form; with a purchase, that one is filled in. */
export const newRefund = (purchase_id = ''): string => (purchase_id === '' ? FORM : `${FORM}/${purchase_id}`)

export const refundIn = (selected: string): RefundRecord =>
  selected === FORM || selected.startsWith(`${FORM}/`)
    ? { kind: 'new', purchase_id: selected.slice(FORM.length + 1) }
    : { kind: 'refund', attempt: selected }
