import { Preset, presets } from '@contract/desk/presets'
import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read, useWrite } from '../operations'
import { announce } from './announce'
import { FailureNotice } from './failure'

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
            <Radio key={preset} value={preset} label={presets[preset].name} description={presets[preset].says} />
          ))}
        </div>
      </Radio.Group>
      {failure && <FailureNotice failure={failure} />}
    </>
  )
}
