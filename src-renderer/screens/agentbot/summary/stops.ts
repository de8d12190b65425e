/** What J and K go through, in the order of the page: each is a button, a link or what opens a row. */
export const stop = { 'data-stop': '' } as const

/** Moves the focus to the next or the one before; from anywhere else, to the first. */
export const moveStop = (by: 1 | -1): void => {
  const all = [...document.querySelectorAll<HTMLElement>('[data-stop]')]
  const here = all.indexOf(document.activeElement as HTMLElement)
  const to = here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))
  all[to]?.focus()
  all[to]?.scrollIntoView({ block: 'nearest' })
}
