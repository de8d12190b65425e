import { onPath } from './command'

/**
 * A command on a screen of its own, so that no window appears on anybody's desk. Where Xvfb is missing (macOS, Windows, a
 * desktop without root) it is left as it is and runs on the screen there is. WAYLAND_DISPLAY would draw Chromium's
 * attention past the X server made for it.
 */
export const onOwnScreen = (command: readonly string[]): string[] =>
  process.platform === 'linux' && onPath('xvfb-run')
    ? ['env', '-u', 'WAYLAND_DISPLAY', 'xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command]
    : [...command]
