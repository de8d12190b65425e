/** Where a key moves the current row, or null where it is no key of ours. `page` is how many rows are in view. */
export const step = (key: string, current: number, page: number, rows: number): number | null => {
  const by: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: Math.max(1, page - 1),
    PageUp: -Math.max(1, page - 1),
    Home: -rows,
    End: rows,
  }
  const move = Object.hasOwn(by, key) ? by[key] : undefined
  return move === undefined ? null : Math.max(0, Math.min(rows - 1, current + move))
}
