import type { NameMap, SchemaReport } from '@contract/desk/databases'
import type { Environment } from '@contract/desk/environments'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Actions } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import styles from './schema-report.module.css'

/** What our tables and columns are called in this database. What is left alone is found by its name. */
export const NamesForm = ({ environment, report }: { environment: Environment; report: SchemaReport }) => {
  const [names, setNames] = useState<NameMap>(environment.database.names)
  const [open, setOpen] = useState<string | null>(null)
  const set = useWrite(null, 'databases.set')
  const failure = failureOf(set.error)
  const dirty = JSON.stringify(names) !== JSON.stringify(environment.database.names)
  useUnsaved(dirty)

  const mapTable = (table: string, name: string | null): void =>
    setNames(({ [table]: _, ...others }) => (name ? { ...others, [table]: { table: name, columns: {} } } : others))
  const mapColumn = (table: string, column: string, name: string | null): void =>
    setNames((before) => {
      const { [column]: _, ...columns } = before[table]?.columns ?? {}
      return { ...before, [table]: { ...before[table], columns: name ? { ...columns, [column]: name } : columns } }
    })
  const save = async (): Promise<void> => {
    const done = await set.mutateAsync({ input: { environment_id: environment.id, names } }).catch(() => null)
    if (done) announce('Names saved')
  }
  return (
    <>
      <p className="muted">Where a table or column has another name than Opsdesk expects, say which it is. Nothing is renamed.</p>
      {report.tables.map(({ table, found, columns }) => {
        const chosen = names[table]?.table ?? found
        const real = report.all.find((one) => one.table === chosen)
        const shown = open === table
        return (
          <div key={table} className={styles.table}>
            <div className={styles.named}>
              <Select
                label={`Table ${table}`}
                placeholder="not found"
                data={report.all.map((one) => one.table)}
                value={chosen}
                onChange={(name) => mapTable(table, name)}
                searchable
                clearable
              />
              {real && (
                <Button onClick={() => setOpen(shown ? null : table)} aria-expanded={shown}>
                  {shown ? `Hide columns of ${table}` : `Columns of ${table}`}
                </Button>
              )}
            </div>
            {shown && real && (
              <div className={styles.columns}>
                {columns.map(({ column, found: there, note }) => (
                  <Select
                    key={column}
                    label={column}
                    description={note}
                    placeholder="not found"
                    data={real.columns}
                    value={names[table]?.columns[column] ?? (chosen === found ? there : null)}
                    onChange={(name) => mapColumn(table, column, name)}
                    searchable
                    clearable
                  />
                ))}
              </div>
            )}
          </div>
        )
      })}
      {failure && <FailureNotice failure={failure} about={environment} />}
      <Actions>
        <Button variant={dirty ? 'filled' : 'default'} disabled={!dirty} loading={set.isPending} onClick={() => void save()}>
          Save names
        </Button>
        {dirty && <Button onClick={() => setNames(environment.database.names)}>Undo changes</Button>}
      </Actions>
    </>
  )
}
