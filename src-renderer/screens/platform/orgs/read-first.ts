import type { Input, Output } from '@contract'
import type { UseQueryOptions } from '@tanstack/react-query'
import { read } from '../../../operations'
import type { ListInput, ListName, RowOf } from '../../../parts/table-rows'

type First<N extends ListName> = Pick<Output<N>, 'total'> & { items: readonly RowOf<N>[] }

/** The first rows of a list. */
export const readFirst = <N extends ListName>(environment: string, operation: N, input: ListInput<N>, limit: number) =>
  read(environment, operation, { ...input, offset: 0, limit } as Input<N>) as unknown as UseQueryOptions<First<N>>
