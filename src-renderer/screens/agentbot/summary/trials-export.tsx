import type { ExpiringTrial } from '@contract/agentbot/summary'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call, failureOf } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { usePlace } from '../../../parts/place'

const columns = [
  { field: 'email', heading: 'E-mail' },
  { field: 'id', heading: 'User id' },
  { field: 'endsAt', heading: 'Trial ends' },
  { field: 'daysLeft', heading: 'Days left' },
]

/** The trials that end soon, to a CSV file. */
export const TrialsExport = ({ soon }: { soon: readonly ExpiringTrial[] }) => {
  const name = usePlace()?.name ?? ''
  const [file, setFile] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (): Promise<void> => {
    setFailure(null)
    const day = new Date().toISOString().slice(0, 10)
    try {
      const saved = await call(null, 'exports.rows', { rows: [...soon], columns, file_name: `trials-${name}-${day}.csv` })
      setFile(saved.file)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <>
      <Button onClick={() => void run()} title="These rows, to a CSV file">
        Export
      </Button>
      {file !== null && !failure && (
        <span role="status">
          Saved in <Copyable value={file} label="file name" mono />
        </span>
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => void run()} />}
    </>
  )
}
