/** Text as it reads: runs of white space as one space. */
export function plain(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

/** `text` as a regular expression that matches it alone. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
