import { capital } from './capital'
import styles from './chips.module.css'
import { numbers } from './numbers'

interface Choosable<V extends string> {
  /** What they choose among: "Which claims". */
  label: string
  /** `count` left out where nobody knows it. */
  options: readonly { value: V; words: string; count?: number | undefined }[]
}

interface Props<V extends string> extends Choosable<V> {
  chosen: readonly V[]
  /** The one that was pressed. */
  onPress: (pressed: V) => void
}

const ChipRow = <V extends string>({ label, options, chosen, onPress }: Props<V>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own and is for forms
  <div role="group" aria-label={label} className={styles.chips}>
    {options.map(({ value, words, count }) => (
      <button key={value} type="button" className={styles.chip} aria-pressed={chosen.includes(value)} onClick={() => onPress(value)}>
        {capital(words)} {count !== undefined && <b>{numbers.format(count)}</b>}
      </button>
    ))}
  </div>
)

interface Many<V extends string> extends Choosable<V> {
  chosen: readonly V[]
  /** What is chosen now: the pressed one put in, or taken out. */
  onChoose: (chosen: V[]) => void
}

/** Parts of a list, each with how many it holds, and which of them are shown. */
export const Chips = <V extends string>({ chosen, onChoose, ...choosable }: Many<V>) => (
  <ChipRow
    {...choosable}
    chosen={chosen}
    onPress={(value) => onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])}
  />
)

interface AtMostOne<V extends string> extends Choosable<V> {
  /** Empty where none is chosen. */
  chosen: string
  /** The pressed one; empty where that was chosen already. */
  onChoose: (chosen: V | '') => void
}

/** Chips of which one is chosen or none. */
export const AtMostOneChip = <V extends string>({ chosen, onChoose, ...choosable }: AtMostOne<V>) => (
  <ChipRow
    {...choosable}
    chosen={choosable.options.map(({ value }) => value).filter((value) => value === chosen)}
    onPress={(value) => onChoose(value === chosen ? '' : value)}
  />
)

interface One<V extends string> extends Choosable<V> {
  chosen: V
  /** The pressed one, which may be the one that was chosen. */
  onChoose: (chosen: V) => void
}

/** Chips of which one is always chosen, such as the views of a screen. */
export const OneChip = <V extends string>({ chosen, onChoose, ...choosable }: One<V>) => (
  <ChipRow {...choosable} chosen={[chosen]} onPress={onChoose} />
)
