/** The day of an ISO 8601 time, such as "24 June 2026". */
export function dayText(iso: string): string {
  return new Date(iso).toLocaleDateString("en-GB", { dateStyle: "long" });
}
