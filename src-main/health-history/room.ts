import { HealthStore } from './store'

/** What the worker thread offers: the store's own methods once it is open. */
export class HealthRoom {
  private store: HealthStore | null = null

  open(file: string, now: number): void {
    this.store ??= new HealthStore(file, now)
  }
  close(): void {
    this.store?.close()
    this.store = null
  }
  record(...given: Parameters<HealthStore['record']>): void {
    this.opened.record(...given)
  }
  past(...given: Parameters<HealthStore['past']>) {
    return this.opened.past(...given)
  }
  keepOnly(places: readonly string[]): void {
    this.opened.keepOnly(places)
  }

  private get opened(): HealthStore {
    if (!this.store) throw new Error('The history is not open.')
    return this.store
  }
}
