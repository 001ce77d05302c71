const PAGE = 10;

/** The row of a list of `count` that a key goes to from `place`; `null` for a key that goes nowhere. */
export function placeAfterKey(key: string, place: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowUp":
      return Math.max(0, place - 1);
    case "ArrowDown":
      return Math.min(last, place + 1);
    case "PageUp":
      return Math.max(0, place - PAGE);
    case "PageDown":
      return Math.min(last, place + PAGE);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
