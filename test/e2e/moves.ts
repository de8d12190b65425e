import type { Page } from '@playwright/test'

declare global {
  interface Window {
    moves?: string[]
  }
}

/**
 * Watches, frame by frame, where everything that can be pressed beside a list or in a dialog is laid out, whatever is scrolled
 * or fades in. Returns what asks for the moves so far, such as "Reason: 208 px down", and forgets them. A row of a table is
 * nothing that stays.
 */
export const watchMoves = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(watch)
  return () => page.evaluate(() => window.moves?.splice(0) ?? [])
}

const watch = (): void => {
  window.moves = []
  let before = new Map<HTMLElement, number>()
  const topOf = (element: Element | null): number => (element instanceof HTMLElement ? element.offsetTop + topOf(element.offsetParent) : 0)
  const nameOf = (element: HTMLElement): string => {
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
    return (element.ariaLabel || (label ? element.labels?.[0]?.textContent : null) || element.textContent).trim().slice(0, 40)
  }
  const look = (): void => {
    const now = new Map<HTMLElement, number>()
    for (const element of document.querySelectorAll<HTMLElement>(
      ':is(aside, [role=dialog]) :is(button, input, textarea, select, a[href], summary):not([role=row] *)',
    )) {
      if (element.offsetParent === null) continue
      const top = topOf(element)
      const moved = top - (before.get(element) ?? top)
      now.set(element, top)
      if (Math.abs(moved) > 2) window.moves?.push(`${nameOf(element)}: ${Math.abs(moved)} px ${moved > 0 ? 'down' : 'up'}`)
    }
    before = now
    requestAnimationFrame(look)
  }
  look()
}
