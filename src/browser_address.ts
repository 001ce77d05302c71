import type { AddressPort } from "./app/effects/address.ts";

/** The address of this browser tab. Nothing but the part after `#` is touched, so any sub-path serves the app. */
export function browserAddress(): AddressPort {
  return {
    read: () => location.hash,
    write(hash, how) {
      const url = hash === "" ? location.pathname + location.search : hash;
      if (how === "push") history.pushState(null, "", url);
      else history.replaceState(null, "", url);
    },
    onChange(listener) {
      // Going back, going forward and typing an address all change the hash.
      window.addEventListener("hashchange", listener);
    },
  };
}
