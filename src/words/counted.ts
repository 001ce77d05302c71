/** A number with its noun: "1 school", "1,200 schools". */
export function counted(count: number, one: string): string {
  return `${count.toLocaleString("en-GB")} ${one}${count === 1 ? "" : "s"}`;
}
