/*
 * Functions that run inside the page: each stands alone.
 */

/** Makes the page's browser one that can draw no WebGL. */
export function refuseWebGl(): void {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function getContext(
    this: HTMLCanvasElement,
    kind: string,
    ...rest: unknown[]
  ) {
    return kind.startsWith("webgl") ? null : Reflect.apply(original, this, [kind, ...rest]);
  } as typeof original;
}

/** Makes the browser keep nothing in databases, as some managed ones do. To be run before the page's own scripts. */
export function refuseDatabases(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
}

/** What the element with the focus is called; "" for the page itself. */
export function focusedName(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return "";
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  const labels = [...((isField ? element.labels : null) ?? [])];
  const label = labels.map((found) => found.textContent).join(" ");
  return (
    element.getAttribute("aria-label") ??
    (label || element.textContent || element.tagName)
  ).trim();
}

/** The page itself where it scrolls sideways, and every control that is drawn partly beyond the screen's edge. */
export function overflowingElements(): readonly string[] {
  const page = document.documentElement;
  const scrolls = page.scrollWidth > page.clientWidth ? ["the page"] : [];
  const beyond = [...document.querySelectorAll("button, select, input, a, table, h2")]
    .filter((element) => element.checkVisibility() && element.closest(".visually-hidden") === null)
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < 0 || right > page.clientWidth);
    });
  return [
    ...scrolls,
    ...beyond.map((element) => element.textContent || element.outerHTML.slice(0, 80)),
  ];
}
