import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

/**
 * The standard menu. There is no Reload: it would throw away a form half filled in. Nor is there a zoom: the page scales
 * its own text with the usual keys, and two ways of it would multiply.
 */
export const setMenu = (development: boolean): void => {
  const view: MenuItemConstructorOptions[] = [{ role: 'togglefullscreen' }]
  if (development) view.push({ type: 'separator' }, { role: 'toggleDevTools' })
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** Cut, copy and paste on the right mouse button: Electron has no context menu of its own. */
export const offerEditing = (contents: WebContents): void => {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy }
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'undo', enabled: editFlags.canUndo },
          { role: 'redo', enabled: editFlags.canRedo },
          { type: 'separator' },
          { role: 'cut', enabled: editFlags.canCut },
          copy,
          { role: 'paste', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll' },
        ]
      : [copy]
    if (isEditable || selectionText.trim() !== '') Menu.buildFromTemplate(items).popup()
  })
}
