import { EngineFailure } from "../routing_engine.ts";

const EXAMPLE = "Give the address of an osrm-routed server, such as http://127.0.0.1:5000.";

/**
 * The base addresses in `text` (`URL[,URL…]`), each ending in a slash and without its duplicates; `table/v1/…` goes behind
 * them. Throws an `EngineFailure` for what is no http address.
 */
export function osrmAddresses(text: string): readonly string[] {
  const addresses = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(osrmAddress);
  if (addresses.length === 0) throw new EngineFailure(`osrm: has no address. ${EXAMPLE}`);
  return [...new Set(addresses)];
}

function osrmAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new EngineFailure(`"${text}" is not an http address. ${EXAMPLE}`);
  }
  if (url.search !== "" || url.hash !== "") {
    throw new EngineFailure(
      `"${text}" has more than a server's address in it. ${EXAMPLE} What to ask is added to it.`,
    );
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/** Whether the server at `address` is this machine itself. */
export function isThisMachine(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}
