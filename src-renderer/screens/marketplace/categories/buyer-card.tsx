import { visible } from '../../../parts/visible-text'
import styles from './buyer-card.module.css'
import { CategoryIcon } from './category-icon'

interface Props {
  name: string
  description: string
  icon: string
  keywords: readonly string[]
}

/** A category about as it stands in the marketplace: its icon, its words, and what to look for in it. */
export const BuyerCard = ({ name, description, icon, keywords }: Props) => (
  <figure className={styles.card} aria-label="Preview">
    <span className={styles.icon}>
      <CategoryIcon name={icon} size={20} />
    </span>
    <div className={styles.words}>
      <p className={styles.name}>{name.trim() ? <bdi>{visible(name)}</bdi> : <span className="faint">No name yet</span>}</p>
      <p className="muted">{description.trim() ? <bdi>{visible(description)}</bdi> : <span className="faint">No description</span>}</p>
      {keywords.length > 0 && (
        <ul className={styles.keywords} aria-label="Keywords">
          {keywords.map((keyword) => (
            <li key={keyword}>
              <bdi>{visible(keyword)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  </figure>
)
