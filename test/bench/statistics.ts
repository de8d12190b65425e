/** The value below which this part of the numbers lies: 0.5 is the median. NaN where there are none. */
export const quantile = (numbers: readonly number[], part: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`

/** How many times the floor, as a reader takes it in. */
export const ratio = (value: number, floor: number): string => `${(value / floor).toFixed(value / floor < 10 ? 2 : 0)} ×`
