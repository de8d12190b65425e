/** What is asked of the frame a message came from. Electron's WebFrameMain has it, and so has a test's plain object. */
export interface SenderFrame {
  readonly origin: string
  readonly parent: unknown
}

/**
 * Whether a message comes from the one place that may send any: the main frame of our window, while it shows the app's
 * own origin. Null frames (gone, or navigated since) are refused.
 */
export const isTrustedSender = (
  event: { sender: unknown; senderFrame: SenderFrame | null },
  window: { webContents: unknown; mainFrame: unknown } | null,
  origin: string,
): boolean => {
  const frame = event.senderFrame
  if (frame === null || window === null) return false
  return event.sender === window.webContents && frame === window.mainFrame && frame.parent === null && frame.origin === origin
}
