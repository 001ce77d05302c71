import type { KeepingPorts, TabChannel, TabMessage } from "./app/saved/plan_storage.ts";

const CHANNEL = "school-cluster-planner";

/** How plans are kept in this browser: its database, its other tabs, and when the page goes away. */
export function browserKeeping(): KeepingPorts {
  return {
    openStorage: async () => (await import("./browser_plans.ts")).openBrowserPlans(),
    openPlaces: async () => (await import("./browser_places.ts")).openBrowserPlaces(),
    tabs: browserTabs(),
    onHide(listener) {
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") listener(false);
      });
      window.addEventListener("pagehide", () => listener(true));
    },
    newId: () => {
      // Not randomUUID, which a page served over plain http does not have.
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    },
  };
}

function browserTabs(): TabChannel {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => listener(data)),
  };
}
