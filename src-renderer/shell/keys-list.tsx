import { useEffect, useState } from 'react'
import { Dialog } from '../parts/dialog'
import { Key } from '../parts/key'
import { screens } from '../screens/index'
import type { ScreenKeys } from '../screens/screen'
import { screenKeys } from '../screens/screen-keys'
import type { Address } from './address'
import { globalKeys } from './global-keys'
import styles from './keys-list.module.css'

/** What `?` shows: the keys of the screen one is on, then those that work everywhere. */
const KeysList = ({ address, onClose }: { address: Address; onClose: () => void }) => {
  const capability = address.page === 'screen' ? address.capability : null
  const [keys, setKeys] = useState<ScreenKeys | null>(null)
  useEffect(() => {
    const its = capability && screenKeys[capability]
    if (typeof its === 'function') void its().then(setKeys)
    else setKeys(its)
  }, [capability])
  return (
    <Dialog onClose={onClose} title="Keys" size="28rem" withCloseButton>
      {capability && keys && <Keys title={screens[capability].title} keys={keys} />}
      <Keys title="Everywhere" keys={globalKeys} />
    </Dialog>
  )
}

const Keys = ({ title, keys }: { title: string; keys: readonly { keys: string; does: string }[] }) => (
  <section aria-label={title}>
    <h3 className={styles.title}>{title}</h3>
    <dl className={styles.keys}>
      {keys.map((one) => (
        <div key={one.keys}>
          <dt>
            <Key keys={one.keys} spoken />
          </dt>
          <dd>{one.does}</dd>
        </div>
      ))}
    </dl>
  </section>
)

export default KeysList
