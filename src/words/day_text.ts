/** The day of an ISO 8601 time, such as "24 June 2026". */
export function dayText(iso: string): string {
  return new Date(iso).toLocaleDateString("en-GB", { dateStyle: "long" });
}

/** The time of day of an ISO 8601 time where the reader is, such as "12:04". */
export function clockText(iso: string): string {
  return new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
