import type { Environment } from '@contract/desk/environments'
import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { announce } from './announce'
import { TokenForm } from './token-form'

interface Props {
  environment: Environment
  onClose: () => void
  /** Called once the new token is kept: reads again what failed. */
  onSet?: () => void
}

/** Asks for a new token over whatever is on screen. Nothing underneath is unmounted, so nothing typed is lost. */
const TokenDialog = ({ environment, onClose, onSet }: Props) => {
  const client = useQueryClient()
  const done = (): void => {
    onClose()
    announce('Token set')
    void client.refetchQueries({ predicate: ({ queryKey, state }) => queryKey[0] === environment.id && state.status === 'error' })
    onSet?.()
  }
  return (
    <Modal opened onClose={onClose} title={`Token for ${environment.name}`} closeButtonProps={{ 'aria-label': 'Close' }} size="30rem">
      <p className="muted">For {environment.host}. It is kept as this environment’s token and never shown again.</p>
      <TokenForm environment={environment} onSet={done} onCancel={onClose} autoFocus />
    </Modal>
  )
}

export default TokenDialog
