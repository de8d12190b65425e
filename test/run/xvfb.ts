import { onPath, type RunOptions, run } from './command'

/**
 * Runs a command on a screen of its own, so that no window appears on anybody's desk. Where Xvfb is missing (macOS,
 * Windows, a desktop without root) it runs on the screen there is.
 */
export const underXvfb = (command: readonly string[], options: RunOptions): ReturnType<typeof run> => {
  if (process.platform !== 'linux' || !onPath('xvfb-run')) return run(command[0] ?? '', command.slice(1), options)
  // WAYLAND_DISPLAY would draw Chromium's attention past the X server made for it.
  const env = { ...(options.env ?? process.env), WAYLAND_DISPLAY: undefined }
  return run('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', ...command], { ...options, env })
}
