import { lazy, Suspense } from "react";
import { useApp } from "../AppContext.tsx";
import { noticeKind } from "./notice_kind.ts";

const NoticeBar = lazy(() => import("./NoticeBar.tsx"));

/** What there is to say of the plan that this browser keeps; nothing most of the time. */
export function KeptNotice() {
  const kind = useApp(noticeKind);
  if (kind === null) return null;
  return (
    <Suspense fallback={null}>
      <NoticeBar kind={kind} />
    </Suspense>
  );
}
