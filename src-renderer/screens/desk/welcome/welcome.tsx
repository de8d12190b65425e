import { Button, Loader } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Page } from '../../../parts/page'
import { PresetChoice } from '../../../parts/preset-choice'
import { enter } from '../../../shell/opening'
import styles from './welcome.module.css'

/** The first page of a desk without environments: two ways in. */
const Welcome = () => {
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const practise = useWrite(null, 'environments.practise')
  const failure = failureOf(practise.error)
  const start = async (): Promise<void> => {
    const environment = await practise.mutateAsync({ input: {} }).catch(() => null)
    if (environment) await enter(client, environment)
  }
  return (
    <Page title="Welcome to Opsdesk">
      <p className="muted">
        Opsdesk works on a marketplace, a platform and Agentbot, whichever of them you run. Nothing is set up yet; there are two ways in.
      </p>
      <div className={styles.ways}>
        <section className={styles.way} aria-labelledby="practise">
          <h2 id="practise">Practise first</h2>
          <p className="muted">
            Made-up systems on this machine: a marketplace with 12,000 users, a platform, Agentbot. Nothing to set up, and nothing you do
            there reaches anybody.
          </p>
          <Button variant="filled" onClick={() => void start()} disabled={practise.isPending}>
            Practise first
          </Button>
          {practise.isPending && <Seeding />}
        </section>
        <section className={styles.way} aria-labelledby="connect">
          <h2 id="connect">Connect an environment</h2>
          <p className="muted">
            Your own admin API: its address and your token. The token goes to this machine’s keychain and is never shown again.
          </p>
          <Button onClick={() => navigate('/environments/new')}>Connect an environment</Button>
        </section>
      </div>
      <section className={styles.work} aria-label="Your work">
        <PresetChoice />
      </section>
      {failure && <FailureNotice failure={failure} onRetry={() => void start()} />}
    </Page>
  )
}

/** Making the world takes some seconds. There is no measure of how far it is, so the seconds are counted. */
const Seeding = () => {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className={styles.seeding} role="status">
      <Loader size="0.875rem" aria-hidden="true" />
      Making the practice marketplace…<span aria-hidden="true"> {seconds} s</span>
    </p>
  )
}

export default Welcome
