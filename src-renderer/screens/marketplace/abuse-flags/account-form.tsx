import { Button, Radio, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { requestOf } from '../../../parts/confirm-request'
import { Key } from '../../../parts/key'
import styles from '../../../parts/triage/foot.module.css'
import { Templates } from '../../../parts/triage/templates'
import { visible } from '../../../parts/visible-text'
import type { Standing } from './decide'
import { firstReasons, REASONS } from './kept-triage'
import type { Step } from './plans'

interface Props {
  what: 'hold' | 'both' | 'release'
  accounts: readonly Standing[]
  /** The calls it would make for this account and reason, in their order. */
  stepsFor: (user_id: string, reason: string) => Step[]
  onSend: (steps: Step[]) => void
  onClose: () => void
}

const titles = { hold: 'Hold an account', both: 'Resolve as fraud, then hold the account', release: 'Release an account' }
const buttons = { hold: 'Hold account', both: 'Fraud and hold', release: 'Release account' }
const partWords = { buyer: 'Buyer', seller: 'Seller', user: 'Account' }

/** The reason used last, for the next of a row of alike ones. */
let lastReason = ''

/** Which account, why, and exactly what will be sent. */
export const AccountForm = ({ what, accounts, stepsFor, onSend, onClose }: Props) => {
  const able = accounts.filter(({ status }) => (status === 'held') === (what === 'release'))
  const [user, setUser] = useState(able[0]?.id ?? '')
  const [reason, setReason] = useState(what === 'release' ? '' : lastReason)
  const chosen = able.find(({ id }) => id === user)
  const ready = chosen !== undefined && (what === 'release' || reason.trim() !== '')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!ready) return
    lastReason = reason.trim()
    onSend(stepsFor(user, reason.trim()))
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <form className={styles.form} onSubmit={send} onKeyDown={press} noValidate aria-label={titles[what]}>
      <h3>{titles[what]}</h3>
      {able.length === 0 && <p>{what === 'release' ? 'None of these accounts is held.' : 'There is no account here that can be held.'}</p>}
      {able.length > 1 && (
        <Radio.Group value={user} onChange={setUser} aria-label="Which account">
          <div className={styles.choices}>
            {able.map(({ id, part, name }) => (
              <Radio key={id} value={id} label={`${partWords[part]}: ${visible(name)}`} />
            ))}
          </div>
        </Radio.Group>
      )}
      {able.length === 1 && chosen && (
        <p>
          {partWords[chosen.part]}: <bdi>{visible(chosen.name)}</bdi>
        </p>
      )}
      {what !== 'release' && chosen?.admin && <p className={styles.warning}>This is an admin: held, they can no longer work here.</p>}
      {what !== 'release' && chosen?.stripe && (
        <p className={styles.warning}>A seller with Stripe connected: their sales and payouts stop.</p>
      )}
      {what !== 'release' && able.length > 0 && (
        <>
          <TextInput
            label="Reason, for the audit log"
            value={reason}
            maxLength={2000}
            data-autofocus
            autoFocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Templates keptAt={REASONS} first={firstReasons} text={reason} onPick={setReason} />
        </>
      )}
      {chosen && (
        <pre className={styles.code}>
          {stepsFor(user, reason.trim())
            .map((step, index, all) => `${all.length > 1 ? `${index + 1}  ` : ''}${requestOf(step.operation, step.input, step.attempt)}`)
            .join('\n\n')}
        </pre>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" color={what === 'both' ? 'bad' : 'accent'} disabled={!ready} autoFocus={what === 'release'}>
          {buttons[what]} <Key keys="enter" />
        </Button>
        <Button onClick={onClose}>
          Cancel <Key keys="escape" />
        </Button>
      </div>
    </form>
  )
}
