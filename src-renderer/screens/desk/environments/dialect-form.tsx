import type { ListDialect } from '@contract/desk/environments'
import { Button, NumberInput, Radio, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Actions } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import { type DialectFields, dialectOf, fieldsOf, validateDialect } from './dialect-fields'
import styles from './form.module.css'

interface Props {
  dialect: ListDialect | null
  busy: boolean
  onSet: (dialect: ListDialect) => void
  onCancel: () => void
}

/** Which parameters the server's lists obey, set by hand. */
export const DialectForm = ({ dialect, busy, onSet, onCancel }: Props) => {
  const form = useForm<DialectFields>({ initialValues: fieldsOf(dialect), validate: validateDialect })
  useUnsaved(form.isDirty())
  const { paging, sorting } = form.values
  return (
    <form className={styles.form} onSubmit={form.onSubmit((fields) => onSet(dialectOf(fields)))} noValidate>
      <Radio.Group label="Paging" {...form.getInputProps('paging')}>
        <Choices
          choices={[
            ['page', 'By page'],
            ['offset', 'By row'],
            ['none', 'None: every row at once'],
          ]}
        />
      </Radio.Group>
      {paging === 'page' && (
        <div className={styles.pair}>
          <TextInput label="Page parameter" {...form.getInputProps('page')} />
          <TextInput label="Size parameter" {...form.getInputProps('size')} />
          <Radio.Group label="First page" {...form.getInputProps('first')}>
            <Choices
              choices={[
                ['1', '1'],
                ['0', '0'],
              ]}
            />
          </Radio.Group>
        </div>
      )}
      {paging === 'offset' && (
        <div className={styles.pair}>
          <TextInput label="Offset parameter" {...form.getInputProps('offset')} />
          <TextInput label="Limit parameter" {...form.getInputProps('limit')} />
        </div>
      )}
      <Radio.Group label="Sorting" {...form.getInputProps('sorting')}>
        <Choices
          choices={[
            ['two', 'A key and an order'],
            ['signed', 'A key with a minus sign'],
            ['none', 'None'],
          ]}
        />
      </Radio.Group>
      {sorting !== 'none' && (
        <div className={styles.pair}>
          <TextInput label="Key parameter" {...form.getInputProps('key')} />
          {sorting === 'two' && <TextInput label="Order parameter" {...form.getInputProps('order')} />}
        </div>
      )}
      <NumberInput
        label="Most rows at once"
        description="Leave it empty where the server has no cap."
        min={1}
        max={100_000}
        {...form.getInputProps('max_size')}
      />
      <Actions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" loading={busy}>
          Set
        </Button>
      </Actions>
    </form>
  )
}

const Choices = ({ choices }: { choices: readonly (readonly [value: string, words: string])[] }) => (
  <div className={styles.choices}>
    {choices.map(([value, words]) => (
      <Radio key={value} value={value} label={words} />
    ))}
  </div>
)
