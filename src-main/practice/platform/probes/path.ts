/** Probes that want a file or an address that is not theirs to have. */
export const pathProbes: readonly string[] = [
  '../../../../etc/passwd',
  '..\\..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%252e%252e%252fetc%252fpasswd',
  '....//....//etc/hosts',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'http://localhost:8080/api/v1/admin/orgs',
  '/proc/self/environ',
  'report.pdf%00.png',
  '\\\\example.com\\probe\\share',
  'Li4vLi4vLi4vZXRjL3Bhc3N3ZA==',
  '/.git/config',
  'C:\\Users\\Public\\..\\..\\boot.ini',
  '..%c0%af..%c0%afetc/passwd',
  '..&sol;..&sol;etc&sol;passwd"><img src=http://example.com/probe onerror=probed=1>',
]
