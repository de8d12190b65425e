import styles from './chips.module.css'

interface Props<V extends string> {
  /** What they choose among: "Which claims". */
  label: string
  /** `count` left out where nobody knows it. */
  options: readonly { value: V; words: string; count?: number | undefined }[]
  chosen: readonly V[]
  /** What is chosen now: the pressed one put in, or taken out. */
  onChoose: (chosen: V[]) => void
}

/** Parts of a list, each with how many it holds, and which of them are shown. */
export const Chips = <V extends string>({ label, options, chosen, onChoose }: Props<V>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own and is for forms
  <div role="group" aria-label={label} className={styles.chips}>
    {options.map(({ value, words, count }) => (
      <button
        key={value}
        type="button"
        className={styles.chip}
        aria-pressed={chosen.includes(value)}
        onClick={() => onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])}
      >
        {words} {count !== undefined && <b>{numbers.format(count)}</b>}
      </button>
    ))}
  </div>
)

const numbers = new Intl.NumberFormat('en')
