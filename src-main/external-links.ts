/** The hosts a link may be opened at in the person's own browser. None yet: the guide is inside the app. */
const HOSTS: readonly string[] = []

/**
 * The address to hand to the system's browser, null where it may not be opened: https, the default port, no user name,
 * and a host that is exactly one of `hosts`. Anything else (file:, smb:, a look-alike host) stays closed, because the
 * operating system may start a program for it.
 */
export const externalAddress = (address: string, hosts: readonly string[] = HOSTS): string | null => {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const allowed = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '' && hosts.includes(url.hostname)
  return allowed ? url.href : null
}
