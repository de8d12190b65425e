import { expect, test, vi } from 'vitest'
import { trayMenu } from '../../src-main/tray-menu'

const pressed = (paused: boolean, label: string) => {
  const choices = { open: vi.fn(), pause: vi.fn(), quit: vi.fn() }
  const entry = trayMenu(paused, choices).find((one) => 'label' in one && one.label === label)
  if (entry && 'click' in entry) entry.click?.()
  return choices
}

test('the tray opens, pauses or goes on watching, and quits', () => {
  expect(pressed(false, 'Open Opsdesk').open).toHaveBeenCalledOnce()
  expect(pressed(false, 'Pause watching').pause).toHaveBeenCalledWith(true)
  expect(pressed(true, 'Watch again').pause).toHaveBeenCalledWith(false)
  expect(pressed(true, 'Quit').quit).toHaveBeenCalledOnce()
})
