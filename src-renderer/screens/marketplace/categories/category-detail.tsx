import type { Failure } from '@contract/failure'
import type { Category } from '@contract/marketplace/categories'
import { Button } from '@mantine/core'
import type { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { useWhileHere } from '../../../parts/while-here'
import { BuyerCard } from './buyer-card'
import styles from './category-fields.module.css'
import { isIcon, keywordsOf } from './category-form'
import { CategoryIcon } from './category-icon'

interface Props {
  category: Category
  ask: ReturnType<typeof useConfirm>['ask']
  onClose: () => void
  onEdit: () => void
  onDeleted: () => void
}

/** One category: as a buyer sees it, and as the API keeps it. */
export const CategoryDetail = ({ category, ask, onClose, onEdit, onDeleted }: Props) => {
  const whileHere = useWhileHere()
  const remove = (): void => ask('categories.delete', { slug: category.category }, { explain, onDone: () => whileHere(onDeleted) })
  useKeys({ e: onEdit, x: remove })
  const keywords = keywordsOf(category.sample_keywords)
  return (
    <Panel
      title={<bdi>{visible(category.name || category.category)}</bdi>}
      beside={<Copyable value={category.category} label="slug" mono />}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onEdit}>
            Edit <Key keys="E" />
          </Button>
          <Button onClick={remove}>
            Delete <Key keys="X" />
          </Button>
        </>
      }
    >
      <PanelSection title="About as a buyer sees it">
        <BuyerCard name={category.name} description={category.description} icon={category.icon} keywords={keywords} />
      </PanelSection>
      <PanelSection title="Category">
        <Facts
          facts={[
            ['Slug', <span key="s">{category.category} · can’t be changed</span>],
            [
              'Icon',
              <span key="i" className={styles.icon}>
                <CategoryIcon name={category.icon} /> {visible(category.icon) || 'none'}{' '}
                {!isIcon(category.icon) && <Tag tone="warn">not one of the eight</Tag>}
              </span>,
            ],
            [
              'Keywords',
              category.sample_keywords.trim() === '' ? <None key="k" /> : <bdi key="k">{visible(category.sample_keywords)}</bdi>,
            ],
            ['Id', <Copyable key="d" value={category.id} label="id" mono />],
            ['Changed', <Moment key="u" at={category.updated_at} full none="not said" />],
          ]}
        />
      </PanelSection>
    </Panel>
  )
}

const None = () => <span className="faint">none</span>

/** The API answers a delete that is in the way of skills with words, and has no list of skills to name them from. */
const explain = ({ code }: Failure): string | null => {
  if (code === 'conflict')
    return 'Active skills are in this category, so the server keeps it. They have to be moved or archived first. The API lists no skills, so Opsdesk can’t name them: the server’s words are all there is.'
  return code === 'not_found' ? 'There is no such category any more: somebody deleted it already.' : null
}
