/** One measured thing. `floor` says what `ratio` is to, measured in the same run. */
export interface Line {
  what: string
  value: string
  ratio?: string
  floor?: string
}

/** Prints lines as columns. */
export const print = (title: string, lines: readonly Line[]): void => {
  const width = Math.max(...lines.map(({ what }) => what.length))
  console.log(`\n${title}`)
  for (const { what, value, ratio = '', floor = '' } of lines)
    console.log(`  ${what.padEnd(width)}  ${value.padStart(10)}  ${ratio.padStart(8)}  ${floor && `of ${floor}`}`.trimEnd())
}
