import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {pagePolicy} from './page-policy.ts';
import {scriptMounts} from './script-mounts.ts';
import {methodNotAllowed} from './static-file.ts';
import type {Mount} from './static-files.ts';

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>政务服务“好差评”</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/rate.css">
<script src="/gov-rating.js" defer></script>
</head>
<body>
<header><p>政务服务“好差评”</p></header>
<main>
<h1>评价本次服务</h1>
<gov-rating></gov-rating>
<noscript><p>此页面需要 JavaScript。请在浏览器设置中启用后刷新，或到办事窗口评价。</p></noscript>
</main>
<footer><p>评价自愿。任何人不得强迫或干扰您的评价。</p></footer>
</body>
</html>
`;

const missing = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>评价页面暂不可用</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/rate.css"></head>
<body><main><h1>评价页面暂不可用</h1><p>评价页面的程序尚未安装，请稍后再试或到办事窗口评价。</p><p lang="en">The rating page is not installed on this server yet.</p></main></body>
</html>
`;

const styles = `*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:#f3f5f8;color:#1d2530;font:1.0625rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{background:#12467b;color:#fff}
header p,main,footer p{width:100%;max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header p{font-weight:600;letter-spacing:.05em}
main{flex:1 0 auto}
h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 1.25rem}
gov-rating{display:block;min-height:20rem}
footer{color:#4c5866;font-size:.9375rem}
@media (max-width:30rem){h1{margin:.5rem 0 1rem}}
@media (prefers-color-scheme:dark){body{background:#12161c;color:#e8ecf1}header{background:#0d2c4e}footer{color:#aab5c2}}
@media print{header,footer{display:none}}
`;

/** Where the built script of the elements is, if it is installed beside this package. */
function installedScript(): string | undefined {
  try {
    return fileURLToPath(import.meta.resolve('@gov-rating/elements/gov-rating.js'));
  } catch {
    // Not installed is a normal state of a server whose departments bring their own pages.
    return undefined;
  }
}

/** What serves `/rate`, `/rate.css` and, unless a mount does, the scripts. */
export interface RatePage {
  readonly mounts: readonly Mount[];
  respond(request: Request): Response | undefined;
}

/** The server's own page. `script` is the file of `/gov-rating.js`, the others are beside it; while it does not exist, `/rate` says so with 503. */
export function ratePage(script: string | undefined): RatePage {
  const file = script ?? installedScript();
  return {
    mounts: file === undefined ? [] : [{path: '/gov-rating.js', file}, ...scriptMounts(dirname(file))],
    respond: request => {
      const {pathname} = new URL(request.url);
      if (pathname !== '/rate' && pathname !== '/rate.css') return undefined;
      if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed();
      if (pathname === '/rate.css') return text(styles, 'text/css; charset=utf-8', 200);
      const installed = file !== undefined && existsSync(file);
      return text(installed ? page : missing, 'text/html; charset=utf-8', installed ? 200 : 503);
    },
  };
}

function text(body: string, type: string, status: number): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': pagePolicy,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      ...(status === 503 ? {'Retry-After': '60'} : {}),
    },
  });
}
