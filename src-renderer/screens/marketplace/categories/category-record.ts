/**
 * What the address names beside the list: a category, its form, or the form of a new one. A slash is in no slug, so no
 * category's own name can be taken for a form. A form has an address of its own: leaving it asks first.
 */
export type CategoryRecord = { kind: 'category' | 'edit'; slug: string } | { kind: 'new' }

export const newRecord = '/new'
export const editRecord = (slug: string): string => `${slug}/edit`

export const recordIn = (selected: string): CategoryRecord => {
  if (selected === newRecord) return { kind: 'new' }
  return selected.endsWith('/edit') && selected !== '/edit'
    ? { kind: 'edit', slug: selected.slice(0, -'/edit'.length) }
    : { kind: 'category', slug: selected }
}
