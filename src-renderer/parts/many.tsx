import type { MutationName } from '@contract'
import { Button } from '@mantine/core'
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import styles from './many.module.css'
import type { FindIds, Line } from './many-ids'
import { numbers } from './numbers'
import { type Selection, useSelection } from './table-selection'
import { operationWords } from './write-words'

const ManyDialog = lazy(() => import('./many-dialog'))

interface Options {
  environment: string
  /** What can be done to many here. Their inputs are an id and, at most, a reason. */
  operations: readonly MutationName[]
  noun: { one: string; many: string }
  /** What the button is called that takes a list in. */
  paste?: string
  /** Finds the ids in a text that is neither a table nor one id a line, where they look unlike others. */
  find?: FindIds
  /** Asks for the reason in a manner of its own. */
  Reason?: ManyReason
}

/** `of` says whom the reason is for. It tells the whole text that is sent, each time it changes. */
export type ManyReason = ComponentType<{ of: string; disabled: boolean; onReason: (reason: string) => void }>

/** What is to be done to many: to the rows selected, or to ids that are yet to be pasted. */
export interface ManyAsked {
  operation: MutationName
  lines: readonly Line[] | null
}

/**
 * Doing one thing to many, in any list: rows are selected or ids pasted, previewed, confirmed and made a job. All of it
 * comes from the operations' declarations. Give `selection` and `foot` to the table, draw `paste` and `step`.
 */
export const useMany = ({ environment, operations, noun, paste = 'Paste ids…', find, Reason }: Options) => {
  const selection = useSelection(environment)
  const [asked, setAsked] = useState<ManyAsked | null>(null)
  const [first] = operations
  const done = (): void => {
    setAsked(null)
    selection.clear()
  }
  const step: ReactNode = asked && (
    <Suspense>
      <ManyDialog
        environment={environment}
        operations={operations}
        noun={noun}
        find={find}
        Reason={Reason}
        asked={asked}
        onClose={() => setAsked(null)}
        onMade={done}
      />
    </Suspense>
  )
  return {
    selection,
    step,
    /** Opens the step for these, as another screen part has found them. */
    ask: (operation: MutationName, lines: readonly Line[]): void => setAsked({ operation, lines }),
    paste: first && <Button onClick={() => setAsked({ operation: first, lines: null })}>{paste}</Button>,
    foot: selection.ids.size > 0 && (
      <SelectedBar
        selection={selection}
        operations={operations}
        onAsk={(operation) => setAsked({ operation, lines: [...selection.ids].map((id) => ({ id, reason: null })) })}
      />
    ),
  }
}

interface BarProps {
  selection: Selection
  operations: readonly MutationName[]
  onAsk: (operation: MutationName) => void
}

const SelectedBar = ({ selection, operations, onAsk }: BarProps) => (
  <section className={styles.bar} aria-label="Selected rows">
    <b className="tabular">{numbers.format(selection.ids.size)} selected</b>
    {operations.map((operation) => (
      <Button key={operation} onClick={() => onAsk(operation)}>
        {operationWords(operation)}…
      </Button>
    ))}
    <span className="grow" />
    <Button onClick={selection.clear}>Clear selection</Button>
  </section>
)
