import type { Environment, ServiceName } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { serviceNames } from '../../../parts/credential'
import { Actions, Section } from '../../../parts/page'
import { AddressForm } from './address-form'
import { ConnectionSection } from './connection-section'
import { DatabaseSections } from './database-sections'
import { OffersSection } from './offers-section'
import { TokenSection } from './token-section'

/** What each service besides the marketplace's admin API is for. */
const purposes: readonly { service: Exclude<ServiceName, 'marketplace'>; says: string; needs?: string }[] = [
  {
    service: 'database',
    says: 'The marketplace’s own tables: search, what the API lacks, and the first admin. In Turso’s cloud, or a file.',
  },
  {
    service: 'stripe',
    says: 'Each payment beside its purchase, refunds where there is no admin API or it is down, and agents’ cards beside the platform’s view.',
    needs:
      'A restricted key is enough: PaymentIntents read, Charges read, Refunds read, and Refunds write to refund from here; Issuing read for agents’ cards. Test mode anywhere but in production, live mode there.',
  },
  { service: 'agentbot', says: 'Health of its services, trials and agents, from one summary.' },
  {
    service: 'platform',
    says: 'Orgs, usage, connectors, feedback, wallets, models, trust and rollouts. The guide says which paths are asked for.',
  },
]

const MoreConnections = ({ environment }: { environment: Environment }) =>
  environment.kind === 'practice' ? <Practised environment={environment} /> : <Services environment={environment} />

/** What practice has besides: its credentials can be replaced, to practise being refused. */
const Practised = ({ environment }: { environment: Environment }) =>
  purposes.map(({ service }) => <Credentialed key={service} environment={environment} service={service} />)

/** The environment's other services: each is added with its address, and taken away again. */
const Services = ({ environment }: { environment: Environment }) => {
  const [adding, setAdding] = useState<ServiceName | null>(null)
  const there = purposes.filter(({ service }) => environment.services[service] || adding === service)
  const others = purposes.filter(({ service }) => !environment.services[service] && adding !== service)
  return (
    <>
      {there.map(({ service, says, needs }) => (
        <ServiceSections
          key={service}
          environment={environment}
          service={service}
          says={says}
          needs={needs}
          onClose={() => setAdding(null)}
        />
      ))}
      {others.length > 0 && (
        <Section title="More services">
          {others.map(({ service, says }) => (
            <Actions key={service}>
              <Button onClick={() => setAdding(service)}>Add {serviceNames[service]}</Button>
              <span className="muted">{says}</span>
            </Actions>
          ))}
        </Section>
      )}
    </>
  )
}

/** A file needs no token: whoever may read it may. */
const isFile = (base_url: string): boolean => base_url.startsWith('file:')

interface ServiceProps {
  environment: Environment
  service: Exclude<ServiceName, 'marketplace'>
  says: string
  /** What its credential must be allowed. */
  needs: string | undefined
  onClose: () => void
}

const ServiceSections = ({ environment, service, says, needs, onClose }: ServiceProps) => {
  return (
    <>
      <Section title={serviceNames[service]}>
        <p className="muted">{says}</p>
        {needs && <p className="muted">{needs}</p>}
        <AddressForm environment={environment} service={service} onClose={onClose} />
      </Section>
      <Credentialed environment={environment} service={service} />
    </>
  )
}

const Credentialed = ({ environment, service }: { environment: Environment; service: ServiceName }) => {
  const there = environment.services[service]
  if (!there) return null
  return (
    <>
      {!isFile(there.base_url) && (
        <TokenSection key={there.auth} environment={environment} service={service} credential={there.credential} />
      )}
      <ConnectionSection
        key={`${there.base_url} ${there.auth} ${there.credential.state} ${there.credential.ends}`}
        environment={environment}
        service={service}
      />
      {service === 'platform' && <OffersSection key={`offers ${there.base_url} ${there.credential.ends}`} environment={environment} />}
      {service === 'database' && <DatabaseSections key={`${there.base_url} ${there.credential.ends}`} environment={environment} />}
    </>
  )
}

export default MoreConnections
