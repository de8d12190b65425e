import { describe, expect, test } from 'vitest'
import { checkEmail } from '../../../src-renderer/screens/marketplace/marketing-email/checks/check-email'
import { GOOD_MAIL, mailWith } from './mails'

const SUBJECT = 'Ten new skills this week'
const check = (html: string, subject = SUBJECT) => checkEmail({ subject, html, earlier: [] })
const rules = (html: string, subject = SUBJECT): string[] => check(html, subject).map(({ level, rule }) => `${level} ${rule}`)
/** What the finding of a rule points at. */
const pointedAt = (html: string, rule: string): string[] =>
  check(html)
    .filter((finding) => finding.rule === rule)
    .map(({ from, to }) => html.slice(from ?? 0, to ?? 0))

describe('a good mail', () => {
  test('has neither errors nor advice', () => expect(check(GOOD_MAIL)).toEqual([]))

  test('the document’s own example lacks a way out, and is only a part of a page', () => {
    const html = '<h1>Check out our latest skills</h1><p>We have added 10 new skills this week.</p>'
    expect(rules(html, 'New skills available on AgentPowers')).toEqual([
      'error no-unsubscribe',
      'advice no-document',
      'advice no-preheader',
    ])
  })
})

describe('subjects', () => {
  test.each([
    ['', 'error subject-empty'],
    [' \t ', 'error subject-empty'],
    ['x'.repeat(201), 'error subject-too-long'],
    [`Ten ${'new '.repeat(20)}skills`, 'advice subject-long'],
    ['Ten\nBcc: someone@example.com', 'error subject-control'],
    ['Ten \u202Eslliks', 'error subject-hidden'],
    ['Hello {{first_name}}', 'error placeholder'],
    ['Hello *|FNAME|*', 'error placeholder'],
    ['TEN NEW SKILLS THIS WEEK', 'advice subject-capitals'],
    ['Ten new skills!!', 'advice subject-punctuation'],
    ['Save $$$ now', 'advice subject-punctuation'],
    ['Re: your skills', 'advice subject-reply'],
  ])('%j: %s', (subject, finding) => expect(rules(GOOD_MAIL, subject)).toEqual([finding]))

  test.each([
    'NASA',
    'What is new?',
    '新しいスキル',
    'Familien 👩🏽‍🚀 & Café – jetzt',
    'Sale: 20% off and 30% off',
    'Sobre todo',
  ])('%j is fine', (subject) => expect(rules(GOOD_MAIL, subject)).toEqual([]))
})

describe('what is inside', () => {
  test.each<[string, string[]]>([
    ['<p>Hello {{first_name}}</p>', ['error placeholder']],
    ['<p>Hello {first_name}</p>', ['error placeholder']],
    ['<p>Hello %FIRSTNAME%</p>', ['error placeholder']],
    ['<p>Hello *|FNAME|*</p>', ['error placeholder']],
    ['<p>Hello [[name]]</p>', ['error placeholder']],
    ['<p>Lorem ipsum dolor</p>', ['error placeholder']],
    ['<p>TODO: prices</p>', ['error placeholder']],
    ['<a href="https://example.com/%7Bx%7D?u={{id}}">Your page</a>', ['error placeholder']],
    ['<a href="https://example.com/caf%C3%A9%20%DE%AD">Your page</a>', []],
    ['<p>Todo incluido, 20% off and 30% on</p>', []],

    ['<script>alert(1)</script>', ['error script']],
    ['<p onclick="go()">Go</p>', ['error event-handler']],
    ['<img src="https://example.com/a.png" alt="" onerror=go()>', ['error event-handler']],
    ['<a href="javascript:go()">Open it</a>', ['error script-url']],
    ['<a href=" java&#10;script:go()">Open it</a>', ['error script-url']],
    ['<a href="data:text/html,x">Open it</a>', ['error script-url']],
    ['<form action="https://example.com"><input name="q"><button>Go</button></form>', ['error form']],
    ['<input name="q">', ['error form']],
    ['<iframe src="https://example.com"></iframe>', ['error embedded']],
    ['<object data="https://example.com/x.swf"></object>', ['error embedded']],
    ['<video src="https://example.com/x.mp4"></video>', ['advice media']],
    ['<meta http-equiv="refresh" content="0; url=https://example.com">', ['error refresh']],
    ['<base href="https://example.com/">', ['error base']],
    ['<link rel="stylesheet" href="https://example.com/x.css">', ['advice external-stylesheet']],

    ['<a href="/skills">Skills</a>', ['error link-relative']],
    ['<a href="//example.com/skills">Skills</a>', ['error link-relative']],
    ['<a href="example.com/skills">Skills</a>', ['error link-relative']],
    ['<a href="file:///tmp/x">Skills</a>', ['error link-relative']],
    ['<a href="http://example.com/skills">Skills</a>', ['advice link-http']],
    ['<a href="">Skills</a>', ['error link-empty']],
    ['<a href="#">Skills</a>', ['error link-empty']],
    ['<a href="#below">Skills</a>', ['error link-empty']],
    ['<a href="#below">Skills</a><p id="below">Here they are</p>', []],
    ['<a name="below"></a>', []],
    ['<a href="mailto:">Write to us</a>', ['error link-empty']],
    ['<a href="mailto:a@example.com?subject=x">Write to us</a>', []],
    ['<a href="tel:+123">Call us</a>', []],
    ['<a href="myapp:open">The app</a>', ['advice link-scheme']],
    ['<a href="https://example.com/a"> </a>', ['error link-without-text']],
    ['<a href="https://example.com/a"><img src="https://example.com/a.png" alt=""></a>', ['error link-without-text']],
    ['<a href="https://example.com/a"><img src="https://example.com/a.png" alt="Our shop"></a>', []],
    ['<a href="https://example.com/a">Click here</a>', ['advice link-says-nothing']],
    ['<a href="https://example.com/a">https://example.org/a</a>', ['error link-look-alike']],
    ['<a href="https://example.com/a"><b>www.example.org</b></a>', ['error link-look-alike']],
    ['<a href="https://ex\u0430mple.com/a">example.com</a>', ['error link-look-alike', 'advice link-other-script']],
    ['<a href="https://www.example.com/a">example.com</a>', []],
    ['<a href="https://shop.example.com/a">example.com/shop</a>', []],
    ['<a href="https://example.com/a">Node.js</a>', []],
    ['<a href="mailto:b@example.com">a@example.com</a>', ['error link-look-alike']],
    ['<a href="https://example.org@example.com/">Our shop</a>', ['error link-with-user']],
    ['<a href="https://192.0.2.1/">Our shop</a>', ['advice link-number']],

    ['<img src="https://example.com/a.png">', ['error image-alt']],
    ['<img src="https://example.com/a.png" alt="banner.png">', ['advice image-alt-name']],
    ['<img src="a.png" alt="A skill">', ['error image-relative']],
    ['<img src="cid:1" alt="A skill">', ['error image-relative']],
    ['<img src="http://example.com/a.png" alt="A skill">', ['advice image-http']],
    ['<img src="data:image/png;base64,AAAA" alt="A skill">', ['advice image-inline']],
    ['<img src="javascript:x" alt="A skill">', ['error script-url']],
    ['<img alt="A skill">', ['error image-empty']],
    ['<img src="https://example.com/a.png" srcset="a2.png 2x" alt="A skill">', ['error image-relative']],

    ['<p style="position:absolute">Here</p>', ['advice style-position']],
    ['<p style="position: relative">Here</p>', []],
    ['<p style="display:flex; gap: 4px">Here</p>', ['advice style-layout', 'advice style-layout']],
    ['<p style="--a: 1px; margin: var(--a)">Here</p>', ['advice style-variables', 'advice style-variables']],
    ['<p style="width:calc(100% - 4px)">Here</p>', ['advice style-calculated']],
    ['<p style="margin:-4px 0">Here</p>', ['advice style-negative-margin']],
    ['<div style="background:url(https://example.com/a.png) #fff">Here</div>', ['advice style-background-image']],
    ['<p style="transform: rotate(3deg)">Here</p>', ['advice style-motion']],
    ['<img style="object-fit:cover" src="https://example.com/a.png" alt="">', ['advice style-effects']],
    ['<style>.x { margin: 0 }</style>', ['advice style-in-body']],

    ['<p>one<b>two</p>', ['error unclosed-tag']],
    ['<p>one</b>two</p>', ['advice stray-tag']],
    ['<p class="a" class="b">one</p>', ['advice attribute-twice']],
    ['<p>one\u202Etwo</p>', ['error text-turned']],
    ['<p>one\u200Btwo</p>', ['advice text-unseen']],
    ['<p>one\u00ADtwo 👩🏽‍🚀 \u200Fشكرا</p>', []],
    ['<a href="https://example.com/\u200B">Skills</a>', ['error text-turned']],
  ])('%s', (inside, expected) => expect(rules(mailWith(inside))).toEqual(expected))
})

describe('contrast', () => {
  test.each<[string, string[]]>([
    ['<p style="color:#999">Grey on white</p>', ['advice contrast']],
    ['<p style="color:#767676">Just enough</p>', []],
    ['<p style="color:#949494; font-size:24px">Large</p>', []],
    ['<p style="color:#949494; font-size:14pt; font-weight:bold">Large</p>', []],
    ['<p style="color:#949494; font-size:14pt">Not large</p>', ['advice contrast']],
    ['<p style="color:#fff">White on white</p>', ['error text-invisible']],
    ['<p style="color:rgba(0,0,0,.05)">Nearly nothing</p>', ['error text-invisible']],
    ['<p style="color: rgb(0 0 0 / 90%)">Nearly black</p>', []],
    ['<table bgcolor="navy"><tr><td>Dark on navy</td></tr></table>', ['error text-invisible']],
    ['<table bgcolor="navy"><tr><td style="color:white">White on navy</td></tr></table>', []],
    ['<p style="color:#fff; display:none">Not shown</p>', []],
    ['<p style="color:var(--x)">Nobody knows</p>', ['advice style-variables']],
    ['<table background="https://example.com/a.png"><tr><td style="color:#fff">On an image</td></tr></table>', []],
    ['<p><font color="#eeeeee">Old</font></p>', ['error text-invisible']],
  ])('%s', (inside, expected) => expect(rules(mailWith(inside))).toEqual(expected))

  test('where a style sheet may say otherwise, nothing is claimed', () => {
    const html = GOOD_MAIL.replace('<style>', '<style>.dark { background: #000 } p.pale { color: #ccc }')
    const inside = '<div class="dark"><p style="color:#fff">White on black</p></div>'
    expect(rules(html.replace('<ul>', `${inside}<ul>`))).toEqual([])
  })
})

describe('the mail as a whole', () => {
  test('no way out', () => {
    expect(rules(GOOD_MAIL.replace(/unsubscribe\?u=1/, 'x').replace('>Unsubscribe<', '>Our news<'))).toEqual(['error no-unsubscribe'])
    // Words alone lead nowhere.
    expect(rules(GOOD_MAIL.replace('href="https://example.com/unsubscribe?u=1"', ''))).toContain('error no-unsubscribe')
  })

  test.each([
    ['Abmelden', 'https://example.com/a'],
    ['Se désabonner', 'https://example.com/a'],
    ['E-mail preferences', 'https://example.com/a'],
    ['No more of this', 'https://example.com/opt-out'],
    ['Unsubscribe', 'mailto:unsubscribe@example.com'],
  ])('“%s” to %s is one', (text, href) => {
    const html = GOOD_MAIL.replace('https://example.com/unsubscribe?u=1', href).replace('>Unsubscribe<', `>${text}<`)
    expect(rules(html)).toEqual([])
  })

  test('what a document says of itself', () => {
    expect(rules(GOOD_MAIL.replace(' lang="en"', ''))).toEqual(['advice no-lang'])
    expect(rules(GOOD_MAIL.replace(/<title>.*<\/title>/, ''))).toEqual(['advice no-title'])
    expect(rules(GOOD_MAIL.replace('<meta charset="utf-8">', ''))).toEqual(['advice no-charset'])
    expect(rules(GOOD_MAIL.replace('utf-8', 'iso-8859-1'))).toEqual(['advice no-charset'])
    expect(rules(GOOD_MAIL.replace(/<meta name="viewport".*>/, ''))).toEqual(['advice no-viewport'])
    expect(rules(GOOD_MAIL.replace(/<div style="display:none.*<\/div>/, ''))).toEqual(['advice no-preheader'])
  })

  test('size is counted in bytes, not characters', () => {
    const filled = (bytes: number): string => {
      const padding = Math.floor((bytes - new TextEncoder().encode(mailWith('<p></p>')).length) / 2)
      return mailWith(`<p>${'é'.repeat(padding)}</p>`)
    }
    expect(rules(filled(89_000))).toEqual([])
    expect(rules(filled(91_000))).toEqual(['advice size'])
    expect(rules(filled(103_000))).toEqual(['error size'])
  })

  test('a mail that is one image', () => {
    const html =
      '<a href="https://example.com/unsubscribe"><img src="https://example.com/a.png" alt="All our offers; press to unsubscribe"></a>'
    expect(rules(html)).toEqual(['advice no-document', 'advice all-image'])
  })

  test('nothing in it', () => {
    expect(rules('')).toEqual(['error no-unsubscribe', 'error body-empty'])
  })

  test('styles in <head>: imports, fonts, mistakes, length', () => {
    const styled = (css: string): string[] => rules(GOOD_MAIL.replace('<style>', `<style>${css}`))
    expect(styled('@import url(https://example.com/x.css);')).toEqual(['advice style-import'])
    expect(styled('@font-face { font-family: X; src: url(https://example.com/x.woff2) }')).toEqual(['advice web-font'])
    expect(styled('@keyframes x { from { top: 0 } to { top: 1px } }')).toEqual(['advice style-motion'])
    expect(styled('@supports (display: grid) { .x { display: grid } }')).toEqual(['advice style-at-rule'])
    expect(styled('.x { display: grid }')).toEqual(['advice style-layout'])
    expect(styled('.x { colour red; }')).toEqual(['advice style-broken'])
    expect(styled('.x { margin: 0 }'.repeat(600))).toEqual(['advice style-too-long'])
  })

  test('HTML that ends in the middle', () => {
    expect(rules(`${GOOD_MAIL}<a href="https://example.com`)).toEqual(['error unfinished-tag'])
    expect(rules(mailWith('<!-- not closed'))).toContain('error unclosed-comment')
  })

  test('sent lately', () => {
    const findings = checkEmail({ subject: SUBJECT, html: GOOD_MAIL, earlier: [{ subject: SUBJECT, html: GOOD_MAIL }] })
    expect(findings.map(({ rule }) => rule)).toEqual(['near-duplicate'])
    expect(findings[0]?.says).toContain('100 %')
  })
})

describe('where it is', () => {
  test.each<[string, string, string[]]>([
    ['<p>Dear {{first_name}}, hello</p>', 'placeholder', ['{{first_name}}']],
    ['<p>Tom &amp; Ann &lt;3 {name}</p>', 'placeholder', ['{name}']],
    ['<p>é👩🏽‍🚀 *|A|* and [[b]]</p>', 'placeholder', ['*|A|*', '[[b]]']],
    ['<p onclick = "go()">Go</p>', 'event-handler', ['onclick = "go()"']],
    ['<a href="/x" title="a">Skills</a>', 'link-relative', ['href="/x"']],
    ['<p style="color: red; position: fixed; top: 0">Here</p>', 'style-position', ['position: fixed']],
    ['<p style=position:fixed>Here</p>', 'style-position', ['position:fixed']],
    ['<p style="font: &quot;X&quot;; position: fixed">Here</p>', 'style-position', ['style="font: &quot;X&quot;; position: fixed"']],
    ['<i>one<b>two</i>', 'unclosed-tag', ['<b>']],
    ['<p>one</b >two</p>', 'stray-tag', ['</b >']],
  ])('%s: %s', (inside, rule, expected) => expect(pointedAt(mailWith(inside), rule)).toEqual(expected))

  test('errors first, then in the order of the HTML', () => {
    const found = check(mailWith('<p style="position:fixed">a</p><a href="/x">Skills</a><b>{{x}}'))
    expect(found.map(({ rule }) => rule)).toEqual(['link-relative', 'unclosed-tag', 'placeholder', 'style-position'])
  })

  test('the same mistake a thousand times is told fifty times', () => {
    expect(check(mailWith('<a href="/x">Skills</a>'.repeat(1000)))).toHaveLength(50)
  })
})
