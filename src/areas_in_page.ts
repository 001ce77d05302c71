import type { AreasPort } from "./domain/geometry/areas_client.ts";
import { createAreasHandler } from "./domain/geometry/areas_handler.ts";
import type { AreasReply } from "./domain/geometry/areas_protocol.ts";

/** Cluster areas drawn by the page itself, for a page that may start no worker. Each answer comes after the page has been drawn. */
export function areasInPage(): AreasPort {
  const handle = createAreasHandler();
  const listeners: ((reply: AreasReply) => void)[] = [];
  return {
    post(request) {
      setTimeout(() => {
        const reply = handle(request);
        if (reply !== null) for (const listener of listeners) listener(reply);
      });
    },
    onReply: (listener) => void listeners.push(listener),
    onBroken: () => undefined,
  };
}
