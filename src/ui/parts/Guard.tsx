import type { ReactNode } from "react";
import { Component } from "react";

interface GuardProps {
  /** What could not be shown, such as "The table". */
  readonly what: string;
  /** What becomes of the plan, and what to do. */
  readonly advice?: string;
  readonly children: ReactNode;
}

interface GuardState {
  readonly reason: string | null;
}

/** Keeps a fault in one part of the screen from taking the rest, and the plan, along: it says what broke and offers to try again. */
export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { reason: null };

  static getDerivedStateFromError(error: unknown): GuardState {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.reason === null) return this.props.children;
    return (
      <div className="guard" role="alert">
        <p>
          <strong>{this.props.what} could not be shown.</strong>{" "}
          {this.props.advice ??
            "Your plan is as it was: save it from the ⋯ menu if you like, then try again."}
        </p>
        <p className="quiet">{this.state.reason}</p>
        <button type="button" className="button" onClick={() => this.setState({ reason: null })}>
          Try again
        </button>
      </div>
    );
  }
}
