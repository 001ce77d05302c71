import type { LibraryClient } from "../../io/library_protocol.ts";

/** `client` that starts reading the area in the folder `name`, and its example plan, at once; whoever asks for them first gets what is under way. */
export function readAhead(client: LibraryClient, name: string): LibraryClient {
  let area: ReturnType<LibraryClient["area"]> | null = client.area({ type: "folder", name });
  let plan: ReturnType<LibraryClient["examplePlan"]> | null = client.examplePlan(name);
  // A failure is told to whoever asks; nobody may ask.
  area.catch(() => undefined);
  plan.catch(() => undefined);
  return {
    directions: client.directions,
    roadUses: client.roadUses,
    overBorder: client.overBorder,
    area(question) {
      const started = question.type === "folder" && question.name === name ? area : null;
      if (started !== null) area = null;
      return started ?? client.area(question);
    },
    examplePlan(wanted) {
      const started = wanted === name ? plan : null;
      if (started !== null) plan = null;
      return started ?? client.examplePlan(wanted);
    },
  };
}
