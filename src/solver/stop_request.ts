/** Why a solve is to end before its time; `null` to go on. */
export type StopRequest = "user" | "time" | null;
