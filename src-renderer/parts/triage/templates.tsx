import { z } from 'zod'
import { useKept } from '../use-kept'
import styles from './foot.module.css'

const KeptTexts = z.array(z.string().max(500)).max(50)

interface Props {
  keptAt: string
  first: string[]
  text: string
  onPick: (text: string) => void
}

/** Texts that are written again and again: a press puts one in, and what was written can be kept as another. */
export const Templates = ({ keptAt, first, text, onPick }: Props) => {
  const [templates, setTemplates] = useKept(keptAt, KeptTexts, first)
  const own = text.trim()
  const known = templates.includes(own)
  return (
    <div className={styles.templates}>
      {templates.map((one) => (
        <button key={one} type="button" title={one} onClick={() => onPick(one)}>
          {one}
        </button>
      ))}
      {own !== '' && own.length <= 500 && !known && (
        <button type="button" onClick={() => setTemplates([...templates, own].slice(-50))}>
          + Keep this text
        </button>
      )}
      {known && (
        <button type="button" onClick={() => setTemplates(templates.filter((one) => one !== own))}>
          Forget this text
        </button>
      )}
    </div>
  )
}
