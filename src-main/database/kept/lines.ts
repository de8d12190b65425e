/**
 * All users as one text, to look in without asking the database: a line each, newest first, of what SQL’s own lower()
 * makes of id, e-mail address and name. 0xFF stands between two of them and 0xFE ends a line: no UTF-8 has either, so
 * nothing is found across an edge.
 */
export interface Lines {
  text: Uint8Array<ArrayBuffer>
  /** Where each line begins, and where the last one ends: one more than there are lines. */
  starts: Uint32Array<ArrayBuffer>
  rowids: Float64Array<ArrayBuffer>
  /** For each block of the text, which pairs and triples of bytes are in it: see `marked`. */
  marks: Uint8Array<ArrayBuffer>
}

export const BETWEEN = 0xff
export const END = 0xfe

/** Bytes of a block. With 65,536 marks to a block, about one mark in six is set. */
const BLOCK = 32_768
const MARKS = 8192

const pair = (a: number, b: number): number => ((a << 8) | b) & 0xffff
/** Odd factors, so that neither similar triples nor pairs fall together. */
const triple = (a: number, b: number, c: number): number => (Math.imul(a, 40_503) + Math.imul(b, 10_007) + Math.imul(c, 257)) & 0xffff

/** Marks every pair and triple that begins in a block, so that a block without those of a text need not be read. */
export const marked = (text: Uint8Array): Uint8Array<ArrayBuffer> => {
  const blocks = Math.ceil(text.length / BLOCK)
  const marks = new Uint8Array(blocks * MARKS)
  let a = text[0] ?? 0
  let b = text[1] ?? 0
  for (let at = 0; at < text.length; at++) {
    const c = text[at + 2] ?? 0
    const own = (at >>> 15) * MARKS
    const two = pair(a, b)
    const three = triple(a, b, c)
    const [twoAt, threeAt] = [own + (two >>> 3), own + (three >>> 3)]
    marks[twoAt] = (marks[twoAt] as number) | (1 << (two & 7))
    marks[threeAt] = (marks[threeAt] as number) | (1 << (three & 7))
    a = b
    b = c
  }
  return marks
}

/** What a person looks for, as the lines are written: LIKE takes A to Z for a to z, and no other letters for one another. */
export const needleOf = (text: string): Buffer => Buffer.from(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))

/** The lines that hold one text, found in order as far as anybody has asked. */
export class Finding {
  /** Numbers of lines, ascending. */
  readonly found: number[] = []
  whole = false
  private readonly text: Buffer
  private readonly wanted: readonly number[]
  private at = 0

  constructor(
    private readonly lines: Lines,
    private readonly needle: Buffer,
  ) {
    this.text = Buffer.from(lines.text.buffer, lines.text.byteOffset, lines.text.length)
    this.wanted = marksOf(needle)
  }

  /** Looks on until there are so many, or all is read, or it has gone through so many blocks and finds. */
  until(many: number, steps = Number.POSITIVE_INFINITY): void {
    for (let step = 0; !this.whole && this.found.length < many && step < steps; step++) this.step()
  }

  /** One block, or the next line of one. */
  private step(): void {
    const { text } = this
    if (this.at >= text.length) {
      this.whole = true
      return
    }
    const block = this.at >>> 15
    const end = (block + 1) * BLOCK
    if (!this.mayBeIn(block)) {
      this.at = end
      return
    }
    // One that begins in this block may end in the next.
    const hit = text.subarray(this.at, end + this.needle.length - 1).indexOf(this.needle)
    if (hit < 0) {
      this.at = end
      return
    }
    const line = this.lineAt(this.at + hit)
    this.found.push(line)
    this.at = this.lines.starts[line + 1] as number
  }

  /** The text begins in this block, and may end in the next. */
  private mayBeIn(block: number): boolean {
    return this.wanted.every((mark, index) => this.has(block, mark) || (index > 0 && this.has(block + 1, mark)))
  }

  private has(block: number, mark: number): boolean {
    return ((this.lines.marks[block * MARKS + (mark >>> 3)] ?? 0) & (1 << (mark & 7))) !== 0
  }

  private lineAt(place: number): number {
    const { starts } = this.lines
    let low = (this.found[this.found.length - 1] ?? -1) + 1
    let high = starts.length - 2
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((starts[middle] as number) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The marks of every triple of the text; of its only pair where it has no triple. */
const marksOf = (needle: Buffer): number[] => {
  if (needle.length === 2) return [pair(needle[0] as number, needle[1] as number)]
  return Array.from({ length: Math.max(0, needle.length - 2) }, (_, at) =>
    triple(needle[at] as number, needle[at + 1] as number, needle[at + 2] as number),
  )
}
