/** What an address of this screen stands for. What begins with a slash is ours, but for an org whose own id does. */
export type UsageRecord =
  | { page: 'orgs' }
  | { page: 'org'; org_id: string }
  | { page: 'anomalies' }
  | { page: 'thresholds' }
  | { page: 'exports'; export_id: string | null }
  | { page: 'new-export'; org_id: string }

export const usageRecordIn = (selected: string | null): UsageRecord => {
  if (selected === null) return { page: 'orgs' }
  if (!selected.startsWith('/')) return { page: 'org', org_id: selected }
  const [, page, ...rest] = selected.split('/')
  const id = rest.join('/')
  if (page === 'anomalies' || page === 'thresholds') return { page }
  if (page === 'exports') return { page, export_id: id || null }
  return page === 'new-export' ? { page, org_id: id } : { page: 'org', org_id: selected }
}

/** The record of an address: null is the screen's own. */
export const recordOf = (record: UsageRecord): string | null => {
  switch (record.page) {
    case 'orgs':
      return null
    case 'org':
      return record.org_id
    case 'exports':
      return record.export_id === null ? '/exports' : `/exports/${record.export_id}`
    case 'new-export':
      return `/new-export/${record.org_id}`
    default:
      return `/${record.page}`
  }
}
