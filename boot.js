// Starts the page and its workers; the only JavaScript of our own.
//
// A worker started from an address would not stand under the page's policy, one started from a blob does. So the
// worker's program is fetched and compiled here, once, and workers are made of it when the page asks for them:
// `readoutWorker()` gives a fresh one each time. When all is fetched the page is sealed: from then on nothing can
// be sent or fetched, by the page or by a worker. Only then do the first worker and the page's own program begin.

import init from './page.js';

const root = document.documentElement;

async function compile(address) {
  const response = await loaded(address);
  const type = response.headers.get('content-type') ?? '';
  return type.startsWith('application/wasm')
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function loaded(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return response;
}

/** A function that makes workers. The module is the first message a worker gets; the worker speaks next. */
function factory(glue, module) {
  const start = '\nself.onmessage = ({ data }) => { self.onmessage = null; wasm_bindgen({ module_or_path: data }); };\n';
  const address = URL.createObjectURL(new Blob([glue, start], { type: 'text/javascript' }));
  return () => {
    const worker = new Worker(address);
    worker.postMessage(module);
    return worker;
  };
}

/** The same, the first worker started at once, beside the page; what it says waits until somebody has taken it. */
function withFirst(make) {
  let first = make();
  const said = [];
  const keep = event => said.push(event);
  for (const kind of ['message', 'error']) first.addEventListener(kind, keep);
  return () => {
    if (!first) return make();
    const worker = first;
    first = null;
    for (const kind of ['message', 'error']) worker.removeEventListener(kind, keep);
    queueMicrotask(() => said.forEach(event => worker.dispatchEvent(new event.constructor(event.type, event))));
    return worker;
  };
}

// The page's first policy still allows its own host, for these fetches; the second leaves what needs no host.
function seal() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval' blob:; worker-src blob:; img-src data: blob:; media-src blob:";
  document.head.append(policy);
}

function fail(error) {
  root.dataset.state = 'failed';
  const place = document.querySelector('[data-boot]') ?? document.body;
  const old = typeof WebAssembly !== 'object' || error instanceof WebAssembly.CompileError;
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = old
    ? `Readout cannot run in this browser: it needs WebAssembly with SIMD, which every browser has had since 2023. (${error.message})`
    : `Readout could not be started: ${error.message}. Reload the page; if it is a copy on a disk, serve its folder.`;
  place.replaceChildren(words);
}

try {
  const [glue, worker, page] = await Promise.all([
    loaded('./worker.js').then(response => response.text()),
    compile('./worker_bg.wasm'),
    compile('./page_bg.wasm'),
  ]);
  seal();
  // Only now: a worker has the policy that the page has when it is made.
  globalThis.readoutWorker = withFirst(factory(glue, worker));
  await init({ module_or_path: page });
} catch (error) {
  fail(error);
}
