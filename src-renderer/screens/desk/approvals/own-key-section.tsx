import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Facts, Section } from '../../../parts/page'
import { Fingerprint } from './fingerprint'

/** This desk's own key, to give away: its public half, and what is read out over the telephone. */
export const OwnKeySection = () => {
  const own = useQuery(read(null, 'approvals.own_key', {}))
  const failure = failureOf(own.error)
  return (
    <Section title="This desk’s key">
      <p className="muted">
        Give it to whoever is to check your requests, or whose requests you check. Then read the fingerprint out to them, by telephone or in
        person: it is not secret, and tells whether the key came through unchanged.
      </p>
      {failure && <FailureNotice failure={failure} onRetry={() => void own.refetch()} />}
      {own.data && (
        <Facts
          facts={[
            ['Fingerprint', <Fingerprint key="f" value={own.data.fingerprint} />],
            ['Public key', <Copyable key="k" value={own.data.public_key} label="public key" mono />],
          ]}
        />
      )}
    </Section>
  )
}
