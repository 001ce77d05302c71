import { HEADER_POLICY } from "../server/content_security_policy.ts";

/** What a web server calls each kind of file in the package. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".geojson": "application/geo+json",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": HEADER_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** A `web.config` for IIS, which answers 404 for kinds of files that it does not know. */
export function iisSettings(): string {
  const types = Object.entries(CONTENT_TYPES).flatMap(([ending, type]) => [
    `      <remove fileExtension="${ending}" />`,
    `      <mimeMap fileExtension="${ending}" mimeType="${type}" />`,
  ]);
  const headers = Object.entries(HEADERS).flatMap(([name, value]) => [
    `        <remove name="${name}" />`,
    `        <add name="${name}" value="${value}" />`,
  ]);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    "<configuration>",
    "  <system.webServer>",
    "    <staticContent>",
    ...types,
    "    </staticContent>",
    "    <httpProtocol>",
    "      <customHeaders>",
    ...headers,
    "      </customHeaders>",
    "    </httpProtocol>",
    "  </system.webServer>",
    "</configuration>",
    "",
  ].join("\r\n");
}

/** What the package says of itself, for whoever puts it on a web server. */
export function readmeText(
  version: string,
  notices: string,
  attributions: readonly string[],
): string {
  const types = Object.entries(CONTENT_TYPES).map(([end, type]) => `  ${end.padEnd(9)} ${type}`);
  const headers = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  const text = `School Cluster Planner ${version}: static files for a web server

1. Copy this folder to any web server, under any path and name. There is nothing
   to install, and no database. Opening index.html by double click does not work:
   browsers load an app from a web server only. For a single page that does open
   by double click, save one from the app's menu ("Save as one page (HTML)…") or
   make it with "planner export --format html".

2. The server must know these kinds of files. IIS learns them, and the headers
   below, from web.config; nginx and Apache may need .wasm and .geojson added.

${types.join("\n")}

   The .gz files in areas/ and register/ are sent as they are. Other .gz files
   are copies of the file beside them, for a server that can send such copies
   (gzip_static in nginx); they may be deleted.

3. Send these headers where you can. Without them the page still holds itself to
   the same Content-Security-Policy, except for frame-ancestors.

${headers.join("\n")}

   nginx:   add_header Content-Security-Policy "…" always;
   Apache:  Header always set Content-Security-Policy "…"

   Files in assets/ may be kept for a year (each name holds a digest of its
   content); all others are to be asked for each time (Cache-Control: no-cache).

The page calls no other host. Work stays in the open page and in the files that
its user saves. Building an area's road times needs the planner's own server
("npm start"); everything else works here.

Licences of the software of others: ${notices}
Licences of the facts about schools, roads and places:

${attributions.map((line) => `  ${line}`).join("\n")}
`;
  return text.replaceAll("\n", "\r\n");
}
