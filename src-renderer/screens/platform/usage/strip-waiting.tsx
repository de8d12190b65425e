import { ChartWaiting } from '../../../parts/chart-waiting'

/** Stands where the spend over time will, as tall as it mostly is with its figures: no row below moves as it comes. */
export const StripWaiting = () => (
  <div role="status" aria-label="Reading the spend of the platform">
    <ChartWaiting height="14.125rem" />
  </div>
)
