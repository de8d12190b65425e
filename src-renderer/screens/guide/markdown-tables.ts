/** A piece of a guide page: text in Markdown, or a table, which plain Markdown has not. */
export type Piece = { kind: 'text'; text: string } | { kind: 'table'; head: string[]; rows: string[][] }

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

const isRow = (line: string): boolean => line.trimStart().startsWith('|')

/** Takes the tables out of a page. Our pages alone go through here: a cell holds no escaped bar. */
export const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = []
  let lines: string[] = []
  let table = false
  const end = (): void => {
    if (lines.join('').trim() !== '') pieces.push(table ? tableOf(lines) : { kind: 'text', text: lines.join('\n') })
    lines = []
  }
  for (const line of text.split('\n')) {
    if (isRow(line) !== table) {
      end()
      table = !table
    }
    lines.push(line)
  }
  end()
  return pieces
}

const tableOf = ([head = '', , ...rows]: string[]): Piece => ({ kind: 'table', head: cells(head), rows: rows.map(cells) })
