import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";

interface ModalDialogProps {
  readonly title: string;
  /** "wide" for tables and tabs: it keeps its size whatever is in it. */
  readonly size?: "wide";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog on the browser's own `<dialog>`, which keeps focus inside and gives it back on closing. */
export function ModalDialog(props: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={props.size === undefined ? "dialog" : "dialog dialog--wide"}
      aria-labelledby={titleId}
      onClose={props.onClose}
    >
      <header className="dialog__head">
        <h2 id={titleId}>{props.title}</h2>
        <button
          type="button"
          className="button button--plain"
          onClick={() => dialog.current?.close()}
        >
          Close
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it */}
      <section className="dialog__body" aria-labelledby={titleId} tabIndex={0}>
        {props.children}
      </section>
    </dialog>
  );
}
