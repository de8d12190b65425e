const KEY = 'opsdesk.text-scale'

/** Per cent. All lengths are in rem, so this scales the whole app and not the letters alone. */
export const textScales = [90, 100, 110, 125, 150, 175, 200] as const

export const nearestScale = (per_cent: number): number =>
  textScales.reduce<number>((best, one) => (Math.abs(one - per_cent) < Math.abs(best - per_cent) ? one : best), 100)

export const readTextScale = (): number => nearestScale(Number(localStorage.getItem(KEY) ?? 100) || 100)

export const applyTextScale = (per_cent: number = readTextScale()): void => {
  document.documentElement.style.fontSize = `${(16 * per_cent) / 100}px`
}

export const keepTextScale = (per_cent: number): void => {
  localStorage.setItem(KEY, String(per_cent))
  applyTextScale(per_cent)
  window.dispatchEvent(new Event('resize'))
}

/** The next larger or smaller; at the end it stays. */
export const stepTextScale = (from: number, step: 1 | -1): number => {
  const at = textScales.indexOf(nearestScale(from) as (typeof textScales)[number])
  return textScales[at + step] ?? from
}
