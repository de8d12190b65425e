import type { Environment, Offer } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { announce } from '../../../parts/announce'
import { capital } from '../../../parts/capital'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Actions, Section } from '../../../parts/page'
import { Tag, type Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { spanWords } from '../../../parts/write-words'
import { guideAddress, isScreen, screenAddress } from '../../../shell/address'
import { screens } from '../../index'
import styles from './offers-section.module.css'

const states: Record<Offer['state'], { words: string; tone: Tone }> = {
  offered: { words: 'offered', tone: 'good' },
  not_offered: { words: 'not offered', tone: 'plain' },
  not_allowed: { words: 'not allowed', tone: 'warn' },
  failing: { words: 'failing', tone: 'bad' },
}

/** Which of the platform's lists this server has, asked once each: what is dark before somebody stands before it. */
export const OffersSection = ({ environment }: { environment: Environment }) => {
  const asked = useQuery({ ...read(null, 'environments.offers', { environment_id: environment.id }), enabled: false, gcTime: 0 })
  const failure = failureOf(asked.error)
  const items = asked.data?.items ?? []
  const capabilities = [...new Set(items.map(({ capability }) => capability))]
  const have = items.filter(({ state }) => state === 'offered').length
  const said = asked.data && `${have} of ${items.length} lists are offered`
  useEffect(() => {
    if (said && !asked.isFetching) announce(said)
  }, [said, asked.isFetching])
  return (
    <Section title="What it offers">
      <Actions>
        <Button loading={asked.isFetching} onClick={() => void asked.refetch()}>
          {asked.data ? 'Ask again' : 'Ask what it offers'}
        </Button>
        <span className="muted">
          Asks for one row of each list, four at once. Changes nothing: single records and writes are not tried.{' '}
          <Link to={guideAddress('platform-api')}>What is asked of a platform</Link>
        </span>
      </Actions>
      {failure && !asked.isFetching && <FailureNotice failure={failure} about={environment} onRetry={() => void asked.refetch()} />}
      {asked.data && !failure && (
        <>
          <p>
            {said}.{' '}
            <span className="faint">
              Seen <Moment at={asked.data.at} />
            </span>
          </p>
          <ul className={styles.list} aria-label="What it offers">
            {capabilities.map((capability) => (
              <Capability
                key={capability}
                environment={environment.id}
                capability={capability}
                offers={items.filter((one) => one.capability === capability)}
              />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** A screen, and each list it is made of. */
const Capability = ({ environment, capability, offers }: { environment: string; capability: string; offers: readonly Offer[] }) => (
  <li className={styles.row}>
    <span className={styles.name}>
      {isScreen(capability) ? (
        <Link to={screenAddress(environment, capability)}>{screens[capability].title}</Link>
      ) : (
        capital(capability.replaceAll('-', ' '))
      )}
    </span>
    <ul className={styles.offers}>
      {offers.map(({ operation, state, offers: noun, request, what, milliseconds }) => (
        <li key={operation}>
          <span>
            <Tag tone={states[state].tone}>{states[state].words}</Tag> {noun}{' '}
            <span className="faint tabular">{spanWords(milliseconds)}</span>
          </span>
          <span className="mono faint">{request}</span>
          {state !== 'offered' && state !== 'not_offered' && what && <span className="muted">{visible(what)}</span>}
        </li>
      ))}
    </ul>
  </li>
)
