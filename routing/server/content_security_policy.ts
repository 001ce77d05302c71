const DIRECTIVES: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "worker-src": "'self'",
  "connect-src": "'self'",
  "font-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** The app's Content-Security-Policy as a page can carry it in its own `meta` element. See docs/adr/001-content-security-policy.md. */
export const PAGE_POLICY = Object.entries(DIRECTIVES)
  .map(([name, sources]) => `${name} ${sources}`)
  .join("; ");

/** The app's Content-Security-Policy as a server sends it: `frame-ancestors` works in a header only. */
export const HEADER_POLICY = `${PAGE_POLICY}; frame-ancestors 'none'`;
