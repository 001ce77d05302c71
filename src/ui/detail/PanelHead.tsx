import type { ReactNode } from "react";

interface PanelHeadProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** The heading of a side panel, with the way to close it. */
export function PanelHead(props: PanelHeadProps) {
  return (
    <header className="panel-head">
      <div>
        <h2>{props.title}</h2>
        {props.note === undefined ? null : <p className="panel-head__note">{props.note}</p>}
      </div>
      <button
        type="button"
        className="button button--icon"
        aria-label={props.closeLabel}
        title={props.closeLabel}
        onClick={props.onClose}
      >
        ✕
      </button>
    </header>
  );
}
