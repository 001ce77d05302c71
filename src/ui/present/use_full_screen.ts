import type { RefObject } from "react";
import { useEffect, useState } from "react";

/** Whether an element fills the screen, and the way there and back; `isPossible` is false where the browser does not allow it. */
export interface FullScreen {
  readonly isPossible: boolean;
  readonly isFull: boolean;
  readonly toggle: () => void;
}

/** The full screen of `element`. `onLeft` is called when the user leaves it with the browser's own key, which is Escape. */
export function useFullScreen(
  element: RefObject<HTMLElement | null>,
  onLeft: () => void,
): FullScreen {
  const [isFull, setFull] = useState(false);
  const [isOwnDoing] = useState(() => ({ current: false }));
  const isPossible = document.fullscreenEnabled === true;
  useEffect(() => {
    const onChange = () => {
      const isNow = document.fullscreenElement !== null;
      setFull(isNow);
      if (!isNow && !isOwnDoing.current) onLeft();
      isOwnDoing.current = false;
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, [isOwnDoing, onLeft]);
  useEffect(
    () => () => {
      if (document.fullscreenElement != null) void document.exitFullscreen();
    },
    [],
  );
  const toggle = () => {
    if (!isPossible) return;
    isOwnDoing.current = true;
    const asked = isFull ? document.exitFullscreen() : element.current?.requestFullscreen();
    // Where the browser refuses after all, the presentation stays as large as its window.
    asked?.catch(() => {
      isOwnDoing.current = false;
    });
  };
  return { isPossible, isFull, toggle };
}
