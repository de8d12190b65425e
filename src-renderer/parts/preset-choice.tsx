import { Preset, presets } from '@contract/desk/presets'
import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read, useWrite } from '../operations'
import { announce } from './announce'
import { FailureNotice } from './failure'

/** Whom it is for and what comes first. */
const says: Readonly<Record<Preset, string>> = {
  everything: 'All screens, grouped by what people do. Opens with Home.',
  support: 'People who write in: users, claims, deletions. Opens with Users.',
  trust: 'The queue of flags and who is held. Opens with Abuse flags.',
  finance: 'Refunds, the second person and the record. Opens with Refunds.',
}

/** Chooses what somebody works on. Saved at once. It orders and opens; what is allowed is the token's to say. */
export const PresetChoice = () => {
  const chosen = useQuery(read(null, 'home.get', {})).data?.preset ?? null
  const choose = useWrite(null, 'home.choose')
  const failure = failureOf(choose.error)
  const take = (value: string): void => {
    const preset = Preset.parse(value)
    choose.mutate({ input: { preset } }, { onSuccess: () => announce(`${presets[preset].name} comes first`) })
  }
  return (
    <>
      <Radio.Group
        label="What you work on"
        description="It chooses the screen an environment opens with, the order of the navigation, and what is watched. Every screen stays there, under More. It is a guard-rail and no lock: what you may do is decided by your token alone."
        value={chosen}
        onChange={take}
      >
        <div style={{ display: 'grid', gap: '0.375rem', marginTop: '0.5rem' }}>
          {Preset.options.map((preset) => (
            <Radio key={preset} value={preset} label={presets[preset].name} description={says[preset]} />
          ))}
        </div>
      </Radio.Group>
      {failure && <FailureNotice failure={failure} />}
    </>
  )
}
