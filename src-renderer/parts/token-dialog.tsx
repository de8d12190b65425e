import type { Environment, ServiceName } from '@contract/desk/environments'
import { useQueryClient } from '@tanstack/react-query'
import { announce } from './announce'
import { capital } from './capital'
import { credentialName, credentialWords } from './credential'
import { Dialog } from './dialog'
import { TokenForm } from './token-form'

interface Props {
  environment: Environment
  service?: ServiceName
  onClose: () => void
  /** Called once the new token is kept: reads again what failed. */
  onSet?: () => void
}

/** Asks for a new token over whatever is on screen. Nothing underneath is unmounted, so nothing typed is lost. */
const TokenDialog = ({ environment, service = 'marketplace', onClose, onSet }: Props) => {
  const name = credentialName(environment, service)
  const words = capital(credentialWords(environment, service))
  const client = useQueryClient()
  const done = (): void => {
    onClose()
    announce(`${words} set`)
    void client.refetchQueries({ predicate: ({ queryKey, state }) => queryKey[0] === environment.id && state.status === 'error' })
    onSet?.()
  }
  return (
    <Dialog onClose={onClose} title={`${words} for ${environment.name}`} withCloseButton size="30rem">
      <p className="muted">
        For {hostOf(environment, service)}. It is kept as this environment’s {name} and never shown again.
      </p>
      <TokenForm environment={environment} service={service} onSet={done} onCancel={onClose} autoFocus />
    </Dialog>
  )
}

const hostOf = ({ host, services }: Environment, service: ServiceName): string => {
  const base_url = services[service]?.base_url ?? ''
  return service !== 'marketplace' && URL.canParse(base_url) ? new URL(base_url).host || base_url : host
}

export default TokenDialog
