import type { Desk } from '../e2e/desk'
import { type BigDesk, mainMemory } from './big-desk'
import type { Line } from './line'
import { ratio } from './statistics'

/** Resident memory by process, after all the rest. The practice server is a thread of main, so it is told by difference. */
export const measureMemory = async (desk: BigDesk): Promise<Line[]> => {
  const main = await mainMemory(desk)
  const before = `main as it opened, ${megabytes(desk.mainBefore)}`
  return [
    { what: 'main, with its practice thread', value: megabytes(main), ratio: ratio(main, desk.mainBefore), floor: before },
    { what: 'of it since practice started', value: megabytes(main - desk.mainBefore) },
    { what: 'renderer', value: megabytes(await rendererMemory(desk)) },
    { what: 'renderer, its JavaScript alone', value: megabytes(await heap(desk)) },
  ]
}

const megabytes = (value: number): string => `${value.toFixed(0)} MB`

const rendererMemory = async ({ app }: Desk): Promise<number> => {
  const kilobytes = await app?.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'Tab')?.memory.workingSetSize ?? Number.NaN,
  )
  return (kilobytes ?? Number.NaN) / 1000
}

const heap = async ({ page }: Desk): Promise<number> => {
  const used = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize)
  return used / 1_000_000
}
