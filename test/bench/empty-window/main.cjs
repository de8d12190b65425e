// The floor of a start: a window with one word, and nothing else that Opsdesk has.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true, contextIsolation: true } })
  void window.loadURL('data:text/html,<!doctype html><title>Empty</title><p>Ready')
})
app.on('window-all-closed', () => app.quit())
