import { Id } from '../operation'

/** Ids of other things that stand beside a purchase in tickets and receipts: Stripe's, Clerk's and the marketplace's own. */
const OTHERS = /^(?:pi|py|re|ch|pm|cs|cus|in|sub|acct|evt|txn|req|seti|price|prod|user|org|lic|skill|flag|claim|cat|rev|mail)[_-]/i
/** `pur_…`, as the marketplace's other ids are written; a longer word for it needs a digit, or it is a column's name. */
const PREFIXED =
  /(?<![A-Za-z0-9_])(?:pur_[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*|purch(?:ase)?_(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*)/g
/** What an address or a label calls a purchase: `/purchases/x`, `/refunds/x`, `purchase_id=x`, `"purchase_id": "x"`, `Purchase ID: x`. */
const CALLED =
  /(?:\/(?:purchases?|refunds?)\/|\bpurchase[ _-]?(?:id|no|number|#)?["'\]]{0,2}\s{0,3}[:=#]\s{0,3}["'(<[#]{0,2})([A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)/gi

/**
 * The ids of purchases in whatever was pasted: addresses, tickets, receipts, tables, or one id a line. In the order in
 * which they stand there, each once. The document gives no form of a purchase's id: `pur_…` is found anywhere, any other
 * id where an address or a label names it a purchase, or where it stands on a line alone.
 */
export const purchaseIdsIn = (pasted: string): string[] => purchasesIn(pasted).ids

/** The same, and how many of them stand there more than once. */
export const purchasesIn = (pasted: string): { ids: string[]; repeated: number } => {
  const text = plain(pasted)
  const found: { at: number; id: string }[] = []
  for (const match of text.matchAll(PREFIXED)) found.push({ at: match.index, id: match[0] })
  for (const match of text.matchAll(CALLED)) {
    const id = match[1] ?? ''
    const at = match.index + match[0].length - id.length
    if (/\d/.test(id) && !OTHERS.test(id)) found.push({ at, id })
  }
  for (const match of text.matchAll(/[^\n]+/g)) {
    const alone = match[0].trim().replace(/^["'<([{*-]{0,3}\s{0,3}|["'>)\]},;.]{1,3}$/g, '')
    if (isIdAlone(alone)) found.push({ at: match.index + match[0].indexOf(alone), id: alone })
  }
  const places = new Map<string, Set<number>>()
  for (const { at, id } of found.toSorted((a, b) => a.at - b.at)) {
    const known = places.get(id)
    if (known) known.add(at)
    else if (Id.safeParse(id).success) places.set(id, new Set([at]))
  }
  return { ids: [...places.keys()], repeated: [...places.values()].filter(({ size }) => size > 1).length }
}

/** Without what mail programs put in: percent signs for characters, soft line ends, characters nobody sees. */
const plain = (pasted: string): string =>
  pasted
    .replaceAll(/%([2-7][0-9A-F])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=3D(?=pur_)/g, '=')
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]/g, '')
    .replaceAll(/\r\n?/g, '\n')

/** One word that can only be an id: not a word of language, an amount, a date, an address or another thing's id. */
const isIdAlone = (word: string): boolean =>
  /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(word) &&
  /\d/.test(word) &&
  !/^\d+[.,]\d+$/.test(word) &&
  !/^\d{4}-\d\d-\d\d/.test(word) &&
  !/\.[A-Za-z]{2,}$/.test(word) &&
  !OTHERS.test(word)
