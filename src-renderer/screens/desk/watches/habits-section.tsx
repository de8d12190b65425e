import type { WatchHabits } from '@contract/desk/watches'
import { Checkbox, TextInput } from '@mantine/core'
import { FailureNotice } from '../../../parts/failure'
import { Section } from '../../../parts/page'
import { useWatches } from './use-watches'
import { Minutes } from './watched-section'
import styles from './watches.module.css'

const NIGHT = { from: '22:00', to: '07:00' }

/** How notices are told, for every environment. Each change is saved at once. */
export const HabitsSection = ({ habits, tray }: { habits: WatchHabits; tray: boolean }) => {
  const { update: save, failure } = useWatches()
  const { quiet } = habits
  return (
    <Section title="Every environment">
      <div className={styles.rules}>
        <Checkbox
          label="Pause watching"
          description="Nothing is looked at by itself until this is off again."
          checked={habits.paused}
          onChange={(event) => save({ paused: event.currentTarget.checked })}
        />
        {tray && (
          <>
            <Checkbox
              label="Show the system’s notifications"
              description="A count and the environment’s name, nothing of a person. Not while this window is in front."
              checked={habits.notify}
              onChange={(event) => save({ notify: event.currentTarget.checked })}
            />
            <Checkbox
              label="Stay in the tray when the window is closed"
              description="Watching goes on. Off, closing the window quits."
              checked={habits.stay_in_tray}
              onChange={(event) => save({ stay_in_tray: event.currentTarget.checked })}
            />
            <Minutes
              label="Minutes to collect notices"
              description="Told together in one notification. 0 tells each at once."
              value={habits.digest_minutes}
              min={0}
              max={240}
              onSave={(digest_minutes) => save({ digest_minutes })}
            />
            <Checkbox
              label="Quiet hours"
              description="Notifications wait until they are over. The list here does not."
              checked={quiet !== null}
              onChange={(event) => save({ quiet: event.currentTarget.checked ? NIGHT : null })}
            />
            {quiet && (
              <div className={styles.hours}>
                {(['from', 'to'] as const).map((end) => (
                  <TextInput
                    key={`${end} ${quiet[end]}`}
                    type="time"
                    label={end === 'from' ? 'Quiet from' : 'Quiet until'}
                    defaultValue={quiet[end]}
                    onBlur={(event) => {
                      const typed = event.currentTarget.value
                      if (typed && typed !== quiet[end]) save({ quiet: { ...quiet, [end]: typed } })
                    }}
                  />
                ))}
              </div>
            )}
          </>
        )}
      </div>
      {!tray && <p className="muted">Notices are shown in this window only: this shell has no notifications and no tray.</p>}
      {failure && <FailureNotice failure={failure} />}
    </Section>
  )
}
