import { contract } from '@contract'
import type { Environment, ServiceName } from '@contract/desk/environments'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { complaintsOf } from '../../../parts/complaints'
import { FailureNotice } from '../../../parts/failure'
import { Actions } from '../../../parts/page'
import { useUnsaved } from '../../../parts/unsaved'
import styles from './form.module.css'

interface Props {
  environment: Environment
  service?: ServiceName
  before: string
  onSet: () => void
  onCancel: () => void
}

/** A program that prints the token, for tokens that live for minutes. It is run once right away, so a wrong one shows. */
export const CommandForm = ({ environment, service = 'marketplace', before, onSet, onCancel }: Props) => {
  const [command, setCommand] = useState(before)
  const [complaint, setComplaint] = useState<string | null>(null)
  const write = useWrite(null, 'environments.set_command')
  const failure = failureOf(write.error)
  useUnsaved(command !== before)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const input = { environment_id: environment.id, service, command }
    const wrong = complaintsOf(contract['environments.set_command'].input, input).command ?? null
    setComplaint(wrong)
    if (wrong) return
    const kept = await write.mutateAsync({ input }).catch(() => null)
    if (kept) onSet()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className="muted">
        <p>
          A program and its arguments. It is run without a shell, so pipes, variables and <span className="mono">~</span> mean nothing;
          quotes keep spaces together.
        </p>
        <p>
          It prints the token alone, or <span className="mono">{'{"token": "…", "expires_at": "…"}'}</span>. The token is kept in memory
          only, and the program is run again when it ends.
        </p>
      </div>
      <TextInput
        label="Command"
        placeholder="auth-tool print-token --audience example"
        value={command}
        onChange={(event) => setCommand(event.currentTarget.value)}
        error={complaint ?? failure?.fields.command}
        styles={{ input: { fontFamily: 'var(--mono)' } }}
        autoComplete="off"
        spellCheck={false}
      />
      {failure && <FailureNotice failure={failure} about={environment} />}
      <Actions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" loading={write.isPending}>
          Run and keep
        </Button>
      </Actions>
    </form>
  )
}
