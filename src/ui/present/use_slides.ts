import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useApp } from "../AppContext.tsx";
import { takesLetters } from "../typing.ts";
import { afterDigit, placeAfterKey } from "./slides.ts";

/** Which slide is up, and the ways to another. */
export interface SlideSteps {
  readonly place: number;
  /** Digits of a cluster's number that are typed so far. */
  readonly digits: string;
  /** Why nothing came of what was typed; "" otherwise. */
  readonly refusal: string;
  readonly goTo: (place: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

const NOTHING_TYPED = { digits: "", refusal: "" };

/** The steps among `count` slides, by arrow keys, Page Up and Down, Home, End and typed numbers. F calls `onFill`. */
export function useSlides(count: number, onFill: () => void): SlideSteps {
  const [place, setPlace] = useState(0);
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const singleKeys = useApp((state) => state.singleKeys);
  const last = count - 1;
  const shown = Math.min(place, last);
  const goTo = (wanted: number) => {
    setPlace(Math.max(0, Math.min(last, wanted)));
    setTyped(NOTHING_TYPED);
  };
  const type = (digit: string) => {
    const after = afterDigit(typed.digits, digit, count - 2);
    if (after.kind === "jump") goTo(after.place);
    else if (after.kind === "typing") setTyped({ digits: after.digits, refusal: "" });
    else setTyped({ digits: "", refusal: `There is no cluster ${after.digits}.` });
  };
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || takesLetters(event.target)) return;
    const wanted = placeAfterKey(key, shown, last);
    if (wanted !== null) goTo(wanted);
    else if (key === "Enter" && typed.digits !== "") goTo(Number(typed.digits));
    else if (singleKeys && /^\d$/.test(key)) type(key);
    else if (singleKeys && key.toLowerCase() === "f") onFill();
    else return;
    event.preventDefault();
  };
  return { place: shown, ...typed, goTo, onKey };
}
