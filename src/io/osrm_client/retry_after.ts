/**
 * Milliseconds from `now` (milliseconds since 1970) until a server wants to be asked again, from its Retry-After header in
 * seconds or as an HTTP date; `null` where it says nothing that can be read. Source: RFC 9110, §10.2.3.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
