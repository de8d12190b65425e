import { type Environment, type EnvironmentKind, environmentColours } from '@contract/desk/environments'
import { Radio, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { colourAfter } from './colours'
import styles from './profile-fields.module.css'

/** The form's own values: the address is one text, empty where there is none. */
export interface Profile {
  name: string
  kind: EnvironmentKind
  colour: Environment['colour']
  base_url: string
  /** Of a new environment; afterwards the database has a section of its own. */
  database: string
}

const kinds: readonly { kind: Exclude<EnvironmentKind, 'practice'>; words: string; says: string }[] = [
  { kind: 'production', words: 'Production', says: 'Real people and money. Opens for reading only.' },
  { kind: 'staging', words: 'Staging', says: 'A copy to try things on.' },
  { kind: 'local', words: 'Local', says: 'A server on this machine.' },
]

/** Name, kind, colour and address: the same for a new environment and for a change. */
export const ProfileFields = ({ form, practice = false }: { form: UseFormReturnType<Profile>; practice?: boolean }) => (
  <>
    <TextInput label="Name" {...form.getInputProps('name')} autoComplete="off" maxLength={200} />
    {!practice && (
      <Radio.Group
        label="Kind"
        value={form.values.kind}
        error={form.errors.kind}
        onChange={(value) => {
          const kind = value as EnvironmentKind
          form.setValues({ kind, colour: colourAfter(form.values.kind, kind, form.values.colour) })
        }}
      >
        <div className={styles.kinds}>
          {kinds.map(({ kind, words, says }) => (
            <Radio key={kind} value={kind} label={words} description={says} />
          ))}
        </div>
      </Radio.Group>
    )}
    <Radio.Group
      label="Colour"
      description="The bar across the top of the window."
      value={form.values.colour}
      error={form.errors.colour}
      onChange={(value) => form.setFieldValue('colour', value as Profile['colour'])}
    >
      <div className={styles.swatches}>
        {environmentColours.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            label={
              <span className={styles.swatch} data-colour={colour}>
                <span className={styles.dot} aria-hidden="true" />
                {colour}
              </span>
            }
          />
        ))}
      </div>
    </Radio.Group>
    {!practice && (
      <TextInput
        label="Marketplace address"
        description="The address of the admin API: https, or http on this machine."
        placeholder="https://api.example.com"
        {...form.getInputProps('base_url')}
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
      />
    )}
  </>
)
