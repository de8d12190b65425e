import { Modal, type ModalProps } from '@mantine/core'
import styles from './dialog.module.css'
import { useKeyboardBack } from './use-keyboard-back'

interface Props extends Omit<ModalProps, 'opened'> {
  /** What it is about is still read: it is seen once that is there, or a moment later, so that it does not grow before one’s eyes. */
  reading?: boolean
}

/** What is asked or shown over a page, for as long as it is drawn. A close button is for what asks nothing. */
export const Dialog = ({ withCloseButton = false, reading = false, ...props }: Props) => {
  useKeyboardBack()
  return <Modal opened withCloseButton={withCloseButton} mod={{ reading }} {...props} className={styles.dialog ?? ''} />
}
