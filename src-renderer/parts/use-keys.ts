import { useEffect, useRef, useSyncExternalStore } from 'react'

const OFF = 'opsdesk.single-keys-off'

/** Single-letter keys can be switched off (WCAG 2.1.4). Keys with Ctrl, ⌘ or Alt always work. */
export const singleKeysOn = (): boolean => localStorage.getItem(OFF) === null
export const setSingleKeys = (on: boolean): void => {
  if (on) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, 'yes')
  for (const changed of listeners) changed()
}
const listeners = new Set<() => void>()
const onChange = (changed: () => void): (() => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}
/** The same for what is drawn: it follows the setting, wherever that is changed. */
export const useSingleKeys = (): boolean => useSyncExternalStore(onChange, singleKeysOn)

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null)

/** 'mod+k', 'shift+?', 'j', 'escape': modifiers in this order, then the key in lower case. */
export const keysOf = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, mac: boolean): string => {
  const mod = mac ? event.metaKey : event.ctrlKey
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  // Shift is part of the character for signs such as ?, and said apart only for letters and named keys.
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key))
  return [mod && 'mod', event.altKey && 'alt', shift && 'shift', key].filter(Boolean).join('+')
}

/** One character, with Shift or without: what WCAG 2.1.4 lets a person switch off. */
const isCharacter = (name: string): boolean => name.replace(/^shift\+(?=.)/, '').length === 1

const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

/** Whether a dialog was open when the key went down: Esc closes it before the keys below are asked, and is its own. */
let inDialog = false
if (typeof window !== 'undefined') window.addEventListener('keydown', () => (inDialog = dialogIsOpen()), { capture: true })

/**
 * Keys of a screen, as { 'j': next, 'mod+enter': send }. They rest while someone types (but for those with Ctrl, ⌘ or
 * Alt) and while a dialog is open, unless `inDialogs`.
 */
export const useKeys = (keys: Record<string, (event: KeyboardEvent) => void>, { inDialogs = false } = {}): void => {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const mac = window.bridge.platform === 'darwin'
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const name = keysOf(event, mac)
      const run = current.current[name]
      if (!run) return
      const single = !name.includes('mod') && !name.includes('alt')
      if (single && (typing(event.target) || (isCharacter(name) && !singleKeysOn()))) return
      if (!inDialogs && (inDialog || dialogIsOpen())) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [inDialogs])
}
