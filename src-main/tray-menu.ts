export interface TrayChoices {
  open: () => void
  pause: (paused: boolean) => void
  quit: () => void
}

/** What the tray offers. */
export const trayMenu = (paused: boolean, { open, pause, quit }: TrayChoices) => [
  { label: 'Open Opsdesk', click: open },
  paused ? { label: 'Watch again', click: () => pause(false) } : { label: 'Pause watching', click: () => pause(true) },
  { type: 'separator' as const },
  { label: 'Quit', click: quit },
]
