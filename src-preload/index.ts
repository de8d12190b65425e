import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from './contract/bridge'

type Listener = (payload: unknown) => void
const listeners = new Map<string, Set<Listener>>()

// One listener for all events. The event object stays here: it would hand the page ipcRenderer itself.
ipcRenderer.on('event', (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

const bridge: Bridge = {
  call: (call) => ipcRenderer.invoke('call', call),
  cancel: (id) => ipcRenderer.send('cancel', id),
  on: (event, listener) => {
    const heard = listeners.get(event) ?? new Set()
    const own: Listener = (payload) => listener(payload as never)
    listeners.set(event, heard.add(own))
    return () => void heard.delete(own)
  },
  shell: 'electron',
  platform: process.platform,
}

contextBridge.exposeInMainWorld('bridge', bridge)
