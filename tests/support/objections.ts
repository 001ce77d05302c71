import type { Objection } from "../../src/domain/objections.ts";

/** An open objection of a headteacher at school "1" in cluster "1", but for what `facts` say. */
export function objectionOf(facts: Partial<Objection> = {}): Objection {
  return {
    urn: "1",
    cluster: "1",
    what: "Too far in winter",
    role: "Headteacher",
    change: "",
    date: "2026-11-23",
    ...facts,
  };
}
