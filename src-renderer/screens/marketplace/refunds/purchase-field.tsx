import { Id } from '@contract/operation'
import { Button, Radio, Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Copyable } from '../../../parts/copyable'
import styles from './refund-form.module.css'

interface Props {
  pasted: string
  onPaste: (pasted: string) => void
  /** The ids that are in it, in their order. */
  ids: readonly string[]
  chosen: string
  onChoose: (id: string) => void
  /** What is missing, after a press. */
  complaint: string | null
  /** All of them are meant. */
  onMany: () => void
}

/** More than this are not offered one by one. */
const MOST = 20

/** Takes an id from wherever it stands. Several: one of them is chosen. None: said so, and a lone word may be used as it is. */
export const PurchaseField = ({ pasted, onPaste, ids, chosen, onChoose, complaint, onMany }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => void field.current?.focus({ preventScroll: true }), [])
  const word = pasted.trim()
  const lone = ids.length === 0 && chosen !== word && Id.safeParse(word).success
  return (
    <div className={styles.field}>
      <Textarea
        ref={field}
        label="Purchase"
        description="An id, or the address, ticket or receipt it is in."
        autosize
        minRows={1}
        maxRows={5}
        autoComplete="off"
        spellCheck={false}
        value={pasted}
        error={complaint}
        onChange={(event) => onPaste(event.currentTarget.value)}
      />
      <div className={styles.found} aria-live="polite">
        {word !== '' && ids.length === 0 && chosen === '' && (
          <p>No purchase id was found in this. One begins with pur_, or stands after “purchase id” or in an address.</p>
        )}
        {ids.length <= 1 && chosen !== '' && (
          <p>
            Purchase <Copyable value={chosen} label="purchase id" mono />
          </p>
        )}
        {ids.length > 1 && (
          <Radio.Group label={`${ids.length} purchases are in this. Which one?`} value={chosen} onChange={onChoose}>
            <div className={styles.choices}>
              {ids.slice(0, MOST).map((id) => (
                <Radio key={id} value={id} label={<span className="mono">{id}</span>} />
              ))}
            </div>
            {ids.length > MOST && <p className="muted">And {ids.length - MOST} more, too many to choose from one by one.</p>}
          </Radio.Group>
        )}
      </div>
      {ids.length > 1 && (
        <div>
          <Button size="compact-sm" onClick={onMany}>
            Refund all {ids.length} as a batch…
          </Button>
        </div>
      )}
      {lone && (
        <div>
          <Button size="compact-sm" onClick={() => onChoose(word)}>
            Use “{word.slice(0, 60)}” as it is
          </Button>
        </div>
      )}
    </div>
  )
}
