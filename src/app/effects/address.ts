import type { AddressLink } from "../link.ts";
import { linkOf, readLink, writeLink } from "../link.ts";
import { selectArea } from "../selectors.ts";
import type { AppState, AppStore } from "../state.ts";

/** The part of the page's address after `#`, and its history. */
export interface AddressPort {
  read(): string;
  /** Changes it: as a new entry of the history, or in place of the present one. */
  write(hash: string, how: "push" | "replace"): void;
  /** Hears that the user went back or forward, or typed an address. */
  onChange(listener: () => void): void;
}

/**
 * Opens what the address says, then keeps the two in step: the address follows what is shown, and going back shows what
 * the address says again. Where it names no area, `first` is opened, and on the page of `firstPage`.
 */
export async function keepAddress(
  store: AppStore,
  address: AddressPort,
  first: { readonly area: string; readonly page: "planner" | "school" },
): Promise<void> {
  let following = 0;

  async function follow(link: AddressLink, showsPage = true): Promise<void> {
    following++;
    try {
      const wanted = link.area ?? first.area;
      const { page, openSchoolPage } = store.getState();
      // The page first, so that the map is fitted to the room that it leaves.
      if (link.school !== undefined && page !== "school") openSchoolPage(null);
      if (selectArea(store.getState())?.name !== wanted) {
        await store.getState().openArea(preferredChoice(store.getState(), wanted));
      }
      if (showsPage) await showPage(store, link);
    } finally {
      following--;
    }
    if (following === 0) keepInStep("replace");
  }

  function keepInStep(how: "push" | "replace"): void {
    const link = linkOf(store.getState());
    if (link === null || following > 0) return;
    const hash = writeLink(link);
    if (hash !== writeLink(readLink(address.read()))) address.write(hash, how);
  }

  store.subscribe(() => keepInStep("push"));
  address.onChange(() => void follow(readLink(address.read())));
  const link = readLink(address.read());
  if (link.school === undefined && first.page === "school") {
    store.getState().openSchoolPage(null);
    // Whoever goes to the lists before the area is there stays there.
    await follow(link, false);
    return;
  }
  await follow(link);
}

/** The choice of an area that an address names: with the road times that were built on this computer, where it has them. */
export function preferredChoice({ choices }: AppState, name: string): string {
  const laCode = choices.find((choice) => choice.name === name)?.laCode ?? null;
  const built = choices.find((choice) => choice.source === "built" && choice.laCode === laCode);
  return laCode === null ? name : (built?.name ?? name);
}

async function showPage(store: AppStore, link: AddressLink): Promise<void> {
  const state = store.getState();
  if (link.school === undefined) {
    if (state.page === "school") state.leaveSchoolPage();
    return;
  }
  if (state.page !== "school" || state.pageSchool !== link.school)
    state.openSchoolPage(link.school);
  if (link.to !== null) await store.getState().showWay(link.to);
  else if (link.asksToMove) store.getState().askToMove();
  else store.getState().showPartners();
}
