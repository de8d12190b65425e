import { contract, type MutationName } from '@contract'
import type { Environment } from '@contract/desk/environments'
import type { Mutation } from '@contract/operation'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../operations'
import styles from './confirm.module.css'
import { databaseName } from './from-source'
import { visible } from './visible-text'

interface Props {
  place: Environment
  declared: Mutation
  plan: ReturnType<typeof usePlan>
}

/**
 * What a write past the admin API comes to in SQL. Nothing is asked while its input is not whole, or where it goes another way:
 * `place` is null then. `looking` is the first time only, so that nothing goes away while a reason is typed.
 */
export const usePlan = (place: Environment | null, operation: MutationName, input: unknown) => {
  // A reason is typed letter by letter.
  const [settled] = useDebouncedValue(input, 300)
  const whole = place !== null && contract[operation].input.safeParse(settled).success
  const plan = useQuery({
    ...read(null, 'databases.plan', { environment_id: place?.id ?? '', operation, input: settled }),
    enabled: whole,
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })
  return { statements: plan.data?.statements ?? [], failure: failureOf(plan.error), looking: plan.isLoading }
}

/** A write past the admin API: that it is one, what does not happen then, and the SQL it comes to. */
export const ConfirmDatabase = ({ place, declared, plan: { statements, failure } }: Props) => {
  const lost = 'lost' in declared.without_api ? declared.without_api.lost : []
  return (
    <>
      <div className={styles.part}>
        <p className={styles.warning}>
          This goes straight into {databaseName(place)}, not through the admin API. {lost.join(' ')} Whatever else the API would do does not
          happen.
        </p>
        {failure && <p className="muted">{failure.what}</p>}
      </div>
      {statements.length > 0 && <pre className={styles.code}>{statements.map(visible).join('\n')}</pre>}
    </>
  )
}

/** Why it can't be done where a database alone would do it; null where it can. */
export const refusedWithout = ({ without_api }: Mutation): string | null => ('refused' in without_api ? without_api.refused : null)
