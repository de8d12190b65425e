import { useState } from 'react'
import { Chips } from './chips'
import styles from './many.module.css'
import type { Verdict } from './many-preview'
import { VirtualList } from './virtual-list'

/** How many can be done and how many not, with why of each. Those that can't come first: they are what needs a look. */
export const ManyVerdicts = ({ verdicts }: { verdicts: readonly Verdict[] }) => {
  const can = verdicts.filter(({ why_not }) => why_not === null)
  const not = verdicts.filter(({ why_not }) => why_not !== null)
  const [side, setSide] = useState<'can' | 'not'>(not.length > 0 ? 'not' : 'can')
  const shown = side === 'can' ? can : not
  return (
    <div className={styles.verdicts}>
      <Chips
        label="Preview"
        options={[
          { value: 'can', words: 'Can be done', count: can.length },
          { value: 'not', words: 'Can’t be done', count: not.length },
        ]}
        chosen={[side]}
        onChoose={(chosen) => setSide(chosen.find((one) => one !== side) ?? side)}
      />
      {shown.length === 0 ? (
        <p className="muted">None.</p>
      ) : (
        <VirtualList
          label={side === 'can' ? 'Can be done' : 'Can’t be done'}
          count={shown.length}
          rows={6}
          line={(index) => {
            const verdict = shown[index]
            return (
              verdict && (
                <>
                  <span className={`tabular ${styles.number}`}>{verdict.line}</span>
                  <span className={`mono clip ${styles.id}`} title={verdict.id}>
                    {verdict.id}
                  </span>
                  <span className={`clip ${styles.who}`} title={verdict.why_not ?? verdict.who ?? undefined}>
                    {verdict.why_not ?? <bdi>{verdict.who}</bdi>}
                  </span>
                </>
              )
            )
          }}
        />
      )}
    </div>
  )
}
