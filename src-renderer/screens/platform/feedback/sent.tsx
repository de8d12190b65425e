import type { Feedback } from '@contract/platform/feedback'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { numbers } from '../../../parts/numbers'
import { PanelSection } from '../../../parts/panel'
import styles from '../../../parts/triage/evidence.module.css'
import { everyMark, visible } from '../../../parts/visible-text'
import { decodedOf } from './decoded'
import { triesWords } from './probe-words'
import own from './sent.module.css'

const SHOWN = 4000

/**
 * What was sent, as text and nothing else: no link, no markup, nothing that is loaded. What can't be seen is written out.
 * A copy is exactly what came.
 */
export const Sent = ({ item, onCopy }: { item: Feedback; onCopy: () => void }) => {
  const probe = item.category === 'security_probe'
  const decoded = probe ? decodedOf(item.text) : []
  const tries = triesWords(item.classification)
  return (
    <PanelSection title="What was sent">
      {tries && <p>{tries} Here it is text and can do nothing.</p>}
      <Exact text={item.text} probe={probe} />
      {decoded.map(({ how, text }, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps are in this order and no other
        <div key={step}>
          <p className={styles.what}>
            {step === 0 ? 'Decoded' : 'Decoded once more'}, from {how}
          </p>
          <Exact text={text} probe={probe} />
        </div>
      ))}
      <p className={styles.what}>
        <Button size="compact-sm" onClick={onCopy}>
          Copy exactly what was sent
        </Button>
      </p>
    </PanelSection>
  )
}

const many = (count: number, one: string): string => `${numbers.format(count)} ${one}${count === 1 ? '' : 's'}`

const Exact = ({ text, probe }: { text: string; probe: boolean }) => {
  const [whole, setWhole] = useState(false)
  const cut = whole ? text : text.slice(0, SHOWN)
  // In a report joiners and wide spaces are part of how people write.
  const written = probe ? everyMark(cut) : { text: visible(cut), marks: 0 }
  const lines = text.split('\n').length
  return (
    <>
      <pre className={own.exact} data-probe={probe || undefined} dir="auto">
        {written.text}
        {!whole && text.length > SHOWN && '…'}
      </pre>
      <p className={styles.what}>
        {many([...text].length, 'character')}
        {lines > 1 && `, ${many(lines, 'line')}`}
        {written.marks > 0 && `, ${many(written.marks, 'mark')} that can’t be seen, written out as ⟨U+…⟩`}
        {text.length > SHOWN && (
          <>
            {' · '}
            <button type="button" className={styles.more} onClick={() => setWhole(!whole)}>
              {whole ? 'Show less' : 'Show all of it'}
            </button>
          </>
        )}
      </p>
    </>
  )
}
