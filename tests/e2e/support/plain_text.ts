/** Text as it reads: runs of white space as one space. */
export function plain(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
