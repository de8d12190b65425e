import { WatchRule } from '@contract/desk/presets'
import type { Watched } from '@contract/desk/watches'
import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../../../parts/failure'
import { Section } from '../../../parts/page'
import { LookState } from './look-state'
import { ruleWords } from './rule-words'
import { useWatches } from './use-watches'
import styles from './watches.module.css'

/** How one environment is watched. Each change is saved at once. */
export const WatchedSection = ({ watched }: { watched: Watched }) => {
  const { set, failure } = useWatches()
  const { settings, environment_id } = watched
  const toggle = (rule: WatchRule, on: boolean): void =>
    set({ environment_id, rules: WatchRule.options.filter((one) => (one === rule ? on : settings.rules.includes(one))) })
  return (
    <Section title={watched.name}>
      <p className="muted">
        <LookState watched={watched} />
      </p>
      <div className={styles.rules}>
        {WatchRule.options.map((rule) => (
          <Checkbox
            key={rule}
            label={ruleWords[rule].name}
            description={ruleWords[rule].says}
            checked={settings.rules.includes(rule)}
            onChange={(event) => toggle(rule, event.currentTarget.checked)}
          />
        ))}
      </div>
      <div className={styles.rules}>
        <Minutes
          label="Minutes between two looks"
          description="From 1 to 60, a little more or less each time. Longer after each failure, up to an hour."
          value={settings.every_minutes}
          min={1}
          max={60}
          onSave={(every_minutes) => set({ environment_id, every_minutes })}
        />
        <Checkbox
          label="Also while another environment is open"
          description="Asks its servers with its own token, although you work elsewhere."
          checked={settings.elsewhere}
          onChange={(event) => set({ environment_id, elsewhere: event.currentTarget.checked })}
        />
      </div>
      {watched.own_rules && (
        <div>
          <Button onClick={() => set({ environment_id, rules: null })}>Take the rules of your work again</Button>
        </div>
      )}
      {failure && <FailureNotice failure={failure} />}
    </Section>
  )
}

interface MinutesProps {
  label: string
  description: string
  value: number
  min: number
  max: number
  onSave: (minutes: number) => void
}

/** A whole number that is saved when the field is left or Enter is pressed. What does not fit stays, and says so. */
export const Minutes = ({ label, description, value, min, max, onSave }: MinutesProps) => {
  const [typed, setTyped] = useState<number | string | null>(null)
  const shown = typed ?? value
  const fits = typeof shown === 'number' && Number.isInteger(shown) && shown >= min && shown <= max
  const save = (): void => {
    if (typed === null || !fits) return
    if (shown !== value) onSave(shown)
    setTyped(null)
  }
  return (
    <NumberInput
      className={styles.short}
      label={label}
      description={description}
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={false}
      value={shown}
      error={fits ? null : `From ${min} to ${max}.`}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  )
}
