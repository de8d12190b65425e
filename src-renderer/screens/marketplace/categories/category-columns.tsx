import type { Category } from '@contract/marketplace/categories'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { visible } from '../../../parts/visible-text'
import styles from './category-columns.module.css'
import { keywordsOf } from './category-form'
import { CategoryIcon } from './category-icon'

export const categoryColumns: readonly Column<Category>[] = [
  {
    field: 'name',
    heading: 'Name',
    width: 150,
    grow: 1,
    cell: (category) => (
      <span className={styles.name}>
        <CategoryIcon name={category.icon} />
        <span className="clip">{visible(category.name)}</span>
      </span>
    ),
  },
  { field: 'category', heading: 'Slug', width: 124, grow: 0.6, mono: true, cell: (category) => category.category },
  {
    field: 'description',
    heading: 'Description',
    width: 132,
    grow: 2,
    cell: (category) => (category.description.trim() ? <span className="muted">{visible(category.description)}</span> : none),
  },
  {
    field: 'sample_keywords',
    heading: 'Keywords',
    width: 66,
    align: 'right',
    cell: (category) => <span className="tabular">{keywordsOf(category.sample_keywords).length}</span>,
  },
  momentColumn({ field: 'updated_at', heading: 'Changed', width: 102, gives: 'first' }, (category) => category.updated_at),
  { field: 'icon', heading: 'Icon', width: 96, hidden: true, cell: (category) => visible(category.icon) || none },
  { field: 'id', heading: 'Id', width: 200, mono: true, hidden: true, cell: (category) => category.id },
]

export const categoryCopies = [{ key: 'c', label: 'slug', value: (category: Category) => category.category }] as const

export const slugOfCategory = (category: Category): string => category.category
