import type { IncomingMessage } from "node:http";
import { OWN_PAGE_HEADER } from "../../src/io/area_build_protocol.ts";

/** Why a request is not answered: the status and a sentence for whoever reads it. */
export interface Refusal {
  readonly status: 400 | 403 | 405;
  readonly reason: string;
}

/** The names under which a browser on this machine may ask for the page. A name that merely resolves here (DNS rebinding) is not among them. */
const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

const READING_METHODS = ["GET", "HEAD"];
const CHANGING_METHODS = ["POST", "PUT"];

/** Requests of the page itself, or typed by its user. */
const OWN_SITES = ["same-origin", "none"];

/**
 * Why a request to the local server at `port` must not be answered; `null` for one from its own page. What changes
 * something is answered below `/api/` only, where areas are built at all, and only with the page's own header: a form of
 * another page cannot send one, and its script would have to ask first and is not answered.
 */
export function refusalOf(request: IncomingMessage, port: number, builds = false): Refusal | null {
  const host = onlyValue(request, "host")?.toLowerCase();
  if (host === undefined || !LOOPBACK_NAMES.some((name) => host === `${name}:${port}`)) {
    return forbidden(`It was asked for as "${host ?? ""}".`, port);
  }
  const origin = request.headers.origin;
  if (origin !== undefined && onlyValue(request, "origin") !== `http://${host}`) {
    return forbidden(`The request came from the page of "${origin}".`, port);
  }
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && !OWN_SITES.some((own) => own === site)) {
    return forbidden("The request came from another site's page.", port);
  }
  const method = request.method ?? "";
  if (builds && CHANGING_METHODS.includes(method) && request.url?.startsWith("/api/") === true) {
    const isOwn = origin !== undefined && onlyValue(request, OWN_PAGE_HEADER.toLowerCase()) === "1";
    return isOwn ? null : forbidden("The request did not come from the planner's page.", port);
  }
  if (!READING_METHODS.includes(method)) {
    return { status: 405, reason: "The planner's local server answers GET and HEAD only here." };
  }
  if (!request.url?.startsWith("/")) {
    return { status: 400, reason: "The address must begin with a slash." };
  }
  return null;
}

function forbidden(what: string, port: number): Refusal {
  return {
    status: 403,
    reason: `The planner answers only its own page on this computer. ${what} Type http://127.0.0.1:${port}/ into the browser's address bar instead.`,
  };
}

/** A header's value when it was sent exactly once. */
function onlyValue(request: IncomingMessage, name: string): string | undefined {
  const values = request.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}
