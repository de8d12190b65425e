import { Button, Switch } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { Dialog } from '../dialog'
import { Key } from '../key'
import { useKept } from '../use-kept'
import { keysOf, setSingleKeys, useSingleKeys } from '../use-keys'
import styles from './keys-dialog.module.css'
import type { TriageKeys } from './triage-keys'

const none = {}

/** Which key does what on this screen; and whether single letters are keys at all. */
const KeysDialog = ({ title, keys: own, onClose }: { title: string; keys: TriageKeys; onClose: () => void }) => {
  const [remapped, setRemapped] = useKept(own.keptAt, own.Remapped, none)
  const [asking, setAsking] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const letters = useSingleKeys()
  const map = own.keyMapOf(remapped)
  const stop = (): void => {
    setAsking(null)
    setRefused(null)
  }
  const press = (event: KeyboardEvent): void => {
    if (asking === null || ['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      stop()
      return
    }
    const keys = keysOf(event.nativeEvent, window.bridge.platform === 'darwin')
    const why = own.refusalOf(map, asking, keys)
    setRefused(why)
    if (why) return
    setRemapped({ ...remapped, [asking]: keys })
    setAsking(null)
  }
  return (
    <Dialog onClose={onClose} title={title} size="30rem" closeOnEscape={asking === null} withCloseButton>
      <Switch
        label="Single-letter keys"
        description="Off, letters do nothing anywhere in Opsdesk. Keys with Alt go on working."
        checked={letters}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
      />
      <dl className={styles.keys}>
        {own.actions.map(({ name, does }) => (
          <div key={name}>
            <dt>{does}</dt>
            <dd>
              <Button
                size="compact-sm"
                aria-label={`Key for ${does}: ${map[name]}. Change`}
                onClick={() => {
                  setRefused(null)
                  setAsking(name)
                }}
                onKeyDown={press}
                onBlur={() => asking === name && stop()}
              >
                {asking === name ? 'Press a key' : <Key keys={map[name] ?? ''} />}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.refused} role="alert">
        {refused}
      </p>
      <Button onClick={() => setRemapped({})} disabled={Object.keys(remapped).length === 0}>
        Back to the first keys
      </Button>
    </Dialog>
  )
}

export default KeysDialog
