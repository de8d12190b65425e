/** A word in the corner, only for what is shown nowhere else. Loaded when first needed. */
export const toast = (message: string, tone: 'plain' | 'bad' = 'plain'): void => {
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({
      message,
      color: tone === 'bad' ? 'bad' : 'accent',
      withBorder: true,
      autoClose: tone === 'bad' ? false : 5000,
      closeButtonProps: { 'aria-label': 'Dismiss' },
    }),
  )
}
