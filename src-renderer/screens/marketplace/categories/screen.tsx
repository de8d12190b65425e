import type { Category } from '@contract/marketplace/categories'
import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { NoneHere } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { ListingOf } from '../../../parts/listing'
import { Panel, PanelSection, Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { useRecord } from '../../../parts/table-record'
import { useKeys } from '../../../parts/use-keys'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { categoryColumns, categoryCopies, slugOfCategory } from './category-columns'
import { CategoryDetail } from './category-detail'
import { editRecord, newRecord, recordIn } from './category-record'

// Forms are heavy beside a list, and a start may be at the list. They come right after it, so that N is followed by typing.
const loadEdit = () => import('./edit-category')
const loadNew = () => import('./new-category')
const EditCategory = lazy(loadEdit)
const NewCategory = lazy(loadNew)

const all = {}
const noun = { one: 'category', many: 'categories' }

/** The shelves of the marketplace: what is on the list, one of them, and the forms to make and change one. */
const CategoriesScreen = ({ environment, selected }: ScreenProps) => {
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const categories = useWhole(environment, 'categories.list', all)
  const rows = useTableRows(categories, categories.rows, 'all')
  const record = selected === null ? null : recordIn(selected)
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace' = 'push') =>
      navigate(screenAddress(environment, 'categories', id), { replace: how === 'replace' }),
    [environment, navigate],
  )
  const create = (): void => open(newRecord)
  useKeys({ n: create })
  const read = categories.begun
  useEffect(() => {
    if (read) void Promise.all([loadEdit(), loadNew()])
  }, [read])
  return (
    <>
      <Split
        list={
          <ListingOf
            environment={environment}
            input={all}
            fields={categoryColumns}
            file="categories"
            operation="categories.list"
            rows={rows}
            title="Categories"
            noun={noun}
            columns={categoryColumns}
            idOf={slugOfCategory}
            copies={categoryCopies}
            selected={record === null || record.kind === 'new' ? null : record.slug}
            onOpen={open}
            create={
              <Button variant="filled" onClick={create}>
                New category <Key keys="N" />
              </Button>
            }
            empty={
              <NoneHere noun={noun} action={<Button onClick={create}>New category</Button>}>
                The marketplace answered, and its list is empty. Skills need one to be found under.
              </NoneHere>
            }
          />
        }
        detail={
          record?.kind === 'new' ? (
            <Suspense>
              <NewCategory
                categories={categories.rows}
                complete={categories.complete}
                ask={confirm.ask}
                onClose={() => open(null)}
                onCreated={(slug) => open(slug, 'replace')}
              />
            </Suspense>
          ) : (
            record && (
              <OneCategory
                key={`${environment} ${selected}`}
                environment={environment}
                slug={record.slug}
                editing={record.kind === 'edit'}
                ask={confirm.ask}
                open={open}
              />
            )
          )
        }
      />
      {confirm.step}
    </>
  )
}

interface OneProps {
  environment: string
  slug: string
  editing: boolean
  ask: ReturnType<typeof useConfirm>['ask']
  open: (id: string | null, how?: 'push' | 'replace') => void
}

const OneCategory = ({ environment, slug, editing, ask, open }: OneProps) => {
  const place = usePlace()
  const category = useRecord(environment, 'categories.get', { slug })
  const close = (): void => open(null)
  // Deleted by somebody else while its form is open: what was typed stays on screen.
  const last = useRef<Category | null>(null)
  if (category.record) last.current = category.record
  const known = category.record ?? (editing ? last.current : null)
  if (known)
    return editing ? (
      <Suspense>
        <EditCategory category={known} ask={ask} onClose={() => open(slug)} onChanged={() => open(slug, 'replace')} />
      </Suspense>
    ) : (
      <CategoryDetail category={known} ask={ask} onClose={close} onEdit={() => open(editRecord(slug))} onDeleted={close} />
    )
  return (
    <Panel title={category.record === null ? 'No such category' : 'Category'} beside={<span className="mono">{slug}</span>} onClose={close}>
      <ProgressLine active={category.looking} label="Looking for the category" />
      <PanelSection>
        {category.failure ? (
          <FailureNotice failure={category.failure} onRetry={() => void category.again()} />
        ) : category.record === null ? (
          <p>No category has this slug in {place?.name ?? 'this environment'}. It was deleted, or belongs to another environment.</p>
        ) : (
          <p className="muted" role="status">
            Looking through the list of categories.
          </p>
        )}
      </PanelSection>
    </Panel>
  )
}

export default CategoriesScreen
