/** The highest figure of an axis has its upper half above its line. It takes no focus: the table beside a chart is what is read. */
export const chartFrame = { accessibilityLayer: false, margin: { top: 8 } }

/**
 * The axis of figures of a chart of so many rem: a few, evenly apart, and none left out. By itself the library leaves out
 * those it finds too close, here one and there another, and pushes the highest below its line.
 */
export const figureAxis = (rem: number) => ({ width: 36, interval: 0 as const, tickCount: rem < 10 ? 3 : 5 })

/**
 * The axis of days or other instants of a chart, as `format` writes them, at least so many pixels apart and evenly: by
 * itself the library keeps the first and the last and squeezes those between.
 */
export const timeAxis = (format: (at: string) => string, gap: number) => ({
  tickFormatter: format,
  minTickGap: gap,
  interval: 'equidistantPreserveStart' as const,
})

/** What stands at the pointer in such a chart begins with its instant, as `format` writes it. */
export const timeTooltip = (format: (at: string) => string) => ({
  isAnimationActive: false,
  labelFormatter: (at: unknown) => (typeof at === 'string' ? format(at) : ''),
})
