import { Modal, type ModalProps } from '@mantine/core'
import { useKeyboardBack } from './use-keyboard-back'

/** What is asked or shown over a page, for as long as it is drawn. A close button is for what asks nothing. */
export const Dialog = ({ withCloseButton = false, ...props }: Omit<ModalProps, 'opened'>) => {
  useKeyboardBack()
  return <Modal opened withCloseButton={withCloseButton} {...props} />
}
