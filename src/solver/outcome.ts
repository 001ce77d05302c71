import type { Certificate } from "./exact/certificate.ts";
import type { StopRequest } from "./stop_request.ts";
import type { LeftOut } from "./unplaced.ts";

/** What is proved of an outcome. */
export interface Proof {
  /** On the objective's value, over all plans that leave out as few schools. */
  readonly bound: number;
  /** Whether no plan is better: neither in the schools that it leaves out nor in its value. */
  readonly isComplete: boolean;
  readonly certificate: Certificate;
}

/** What a method found, before it is put into words of the area. */
export interface Outcome {
  readonly slotOf: Int32Array;
  /** Whether there is a plan, with as many clusters as were asked for. */
  readonly met: boolean;
  readonly stop: StopRequest;
  readonly leftOut: readonly LeftOut[];
  readonly proof: Proof | null;
}
