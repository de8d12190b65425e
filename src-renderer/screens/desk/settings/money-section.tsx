import type { Settings } from '@contract/desk/settings'
import { moneyWords } from '@contract/money'
import { NumberInput, Radio, TextInput } from '@mantine/core'
import { amountIn, amountText } from '../../../parts/amount'
import { SectionForm } from './section-form'
import styles from './settings.module.css'
import { useSection } from './use-section'

/** Amounts are held as they are typed. */
type Fields = { currency: string; count: number | string; sum: string; second: 'never' | 'always' | 'above'; above: string }

const fieldsOf = ({ currency, refund_limit_count, refund_limit_cents, four_eyes_cents }: Settings): Fields => ({
  currency,
  count: refund_limit_count,
  sum: amountText(refund_limit_cents, currency),
  second: four_eyes_cents === null ? 'never' : four_eyes_cents === 0 ? 'always' : 'above',
  above: four_eyes_cents ? amountText(four_eyes_cents, currency) : '',
})

const changesOf = ({ currency, count, sum, second, above }: Fields) => ({
  currency,
  refund_limit_count: Number(count),
  refund_limit_cents: amountIn(sum, currency).cents ?? 0,
  four_eyes_cents: second === 'never' ? null : second === 'always' ? 0 : (amountIn(above, currency).cents ?? 0),
})

const complaintsOf = ({ currency, count, sum, second, above }: Fields): Record<string, string> => {
  const limit = amountIn(sum, currency)
  const alone = amountIn(above, currency)
  return {
    ...(typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= 100_000 ? {} : { count: 'Between 0 and 100,000.' }),
    ...(limit.complaint !== null || limit.cents === null ? { sum: limit.complaint ?? 'An amount, or 0 for no limit.' } : {}),
    ...(second === 'above' && !alone.cents ? { above: alone.complaint ?? 'An amount above zero.' } : {}),
  }
}

/** What refunds may come to before this desk asks, and when a second person is needed. */
export const MoneySection = ({ settings }: { settings: Settings }) => {
  const section = useSection<Fields>({ settings, fieldsOf, changesOf, complaintsOf })
  const { form } = section
  const { currency, second } = form.values
  return (
    <SectionForm title="Money" section={section}>
      <TextInput
        label="Currency"
        description={`Three letters. The marketplace’s API names no currency, so amounts are shown in this one: ${exampleIn(currency)}. It changes no amount.`}
        maxLength={3}
        autoComplete="off"
        spellCheck={false}
        classNames={{ wrapper: styles.short }}
        {...form.getInputProps('currency')}
      />
      <p className="muted">
        Within an hour, in each environment, refunds go out until one of these is reached. Then this desk pauses and asks. Loosening a limit
        is asked about outside the window.
      </p>
      <div className={styles.pair}>
        <NumberInput
          label="Refunds an hour"
          description="0 for no limit."
          min={0}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('count')}
        />
        <TextInput
          label="Their sum an hour"
          description="0 for no limit."
          inputMode="decimal"
          autoComplete="off"
          {...form.getInputProps('sum')}
        />
      </div>
      <Radio.Group
        label="A second person is needed"
        description="Somebody else’s Opsdesk then checks the refund and issues it. Where the amount is not known, it counts as above."
        {...form.getInputProps('second')}
      >
        <div className={styles.choices}>
          <Radio value="never" label="Never" />
          <div className={styles.above}>
            <Radio value="above" label="For amounts above" />
            {second === 'above' && (
              <TextInput
                aria-label="Amount above which a second person is needed"
                inputMode="decimal"
                autoComplete="off"
                w="10rem"
                {...form.getInputProps('above')}
              />
            )}
          </div>
          <Radio value="always" label="Always" />
        </div>
      </Radio.Group>
    </SectionForm>
  )
}

const exampleIn = (currency: string): string => (/^[a-z]{3}$/i.test(currency) ? moneyWords(123_450, currency) : 'such as usd')
