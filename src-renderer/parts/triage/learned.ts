/** What a desk has learned of records from the answers to its own calls: newer than a queue that was read before. By environment and id. */
export const learning = <T>() => {
  type Learned = ReadonlyMap<string, { record: T; at: number }>
  const nothing: Learned = new Map()
  const learned = new Map<string, Learned>()
  const listeners = new Set<() => void>()
  const of = (environment: string): Learned => learned.get(environment) ?? nothing
  return {
    of,
    on: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (environment: string, id: string, record: T): void => {
      learned.set(environment, new Map(of(environment)).set(id, { record, at: Date.now() }))
      for (const listener of listeners) listener()
    },
  }
}
