/** One step of undoing how a text was written. */
export interface Decoded {
  how: string
  text: string
}

const ROUNDS = 4
const LONGEST = 20_000

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00A0', sol: '/', colon: ':' }

const point = (code: number): string =>
  code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : '\uFFFD'

const entities = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return point(Number(decimal))
    if (hex) return point(Number.parseInt(hex, 16))
    return name && Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
  })

/** Bytes that are no UTF-8 become U+FFFD. */
const percent = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (byte) => Number.parseInt(byte, 16))),
  )

const escapes = (text: string): string =>
  text.replaceAll(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/g, (_, two?: string, four?: string, more?: string) =>
    point(Number.parseInt(two ?? four ?? more ?? '', 16)),
  )

/** A whole text in base64, of which something readable comes. */
const base64 = (text: string): string => {
  const packed = text.trim().replaceAll('-', '+').replaceAll('_', '/')
  if (!/^[A-Za-z0-9+/]{12,}={0,2}$/.test(packed) || packed.length % 4 !== 0) return text
  try {
    const bytes = Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0))
    const read = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /[\p{Cc}\uFFFD]/u.test(read.replaceAll(/[\n\r\t]/g, '')) ? text : read
  } catch {
    return text
  }
}

const ways: readonly { how: string; undo: (text: string) => string }[] = [
  { how: 'percent signs', undo: percent },
  { how: 'HTML entities', undo: entities },
  { how: 'escapes', undo: escapes },
  { how: 'base64', undo: base64 },
]

/** What a text becomes as it is decoded, step by step: text still, which nothing is done with. Empty where it hides nothing. */
export const decodedOf = (text: string): Decoded[] => {
  const steps: Decoded[] = []
  let now = text.slice(0, LONGEST)
  for (let round = 0; round < ROUNDS; round++) {
    const way = ways.map(({ how, undo }) => ({ how, text: undo(now) })).find((one) => one.text !== now)
    if (!way) break
    steps.push(way)
    now = way.text
  }
  return steps
}
