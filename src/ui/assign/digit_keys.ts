/** Makes numbers of digits that are typed one after the other. */
export interface DigitKeys {
  /** Whether the key is a digit that it takes. */
  press(key: string): boolean;
  dispose(): void;
}

/** So long after a digit, no other belongs to the number any more. */
const PAUSE_MS = 600;

/** Tells `onNumber` each number from 1 on: at once where no greater one up to `most` begins with it, else after a pause. */
export function createDigitKeys(parts: {
  readonly most: () => number;
  readonly onNumber: (number: number) => void;
}): DigitKeys {
  let typed = 0;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  function stop(): void {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  }
  function tell(): void {
    stop();
    const number = typed;
    typed = 0;
    parts.onNumber(number);
  }
  return {
    press(key) {
      if (!/^\d$/.test(key) || (typed === 0 && key === "0")) return false;
      stop();
      typed = typed * 10 + Number(key);
      if (typed * 10 > parts.most()) tell();
      else waiting = setTimeout(tell, PAUSE_MS);
      return true;
    },
    dispose: stop,
  };
}
