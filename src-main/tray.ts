import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import { type TrayChoices, trayMenu } from './tray-menu'

let tray: Tray | null = null

/** Shows the tray's icon with its menu, or takes it away. On a system without a tray nothing is seen. */
export const setTray = (shown: boolean, paused: boolean, choices: TrayChoices): void => {
  if (!shown) {
    tray?.destroy()
    tray = null
    return
  }
  if (tray === null) {
    const icon = nativeImage.createFromPath(join(import.meta.dirname, '../../resources/icon.png')).resize({ width: 22, height: 22 })
    tray = new Tray(icon)
    tray.on('click', choices.open)
  }
  tray.setToolTip(paused ? 'Opsdesk: watching is paused' : 'Opsdesk')
  tray.setContextMenu(Menu.buildFromTemplate(trayMenu(paused, choices)))
}
