import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import { useRef, useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import type { TimesTab } from "../../app/state.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import type { CalibrateDraft } from "./Calibrate.tsx";
import { Calibrate, EMPTY_CALIBRATION } from "./Calibrate.tsx";
import { Crossings } from "./Crossings.tsx";
import { KnownTimes } from "./KnownTimes.tsx";
import { Sensitivity } from "./Sensitivity.tsx";
import { WhereFrom } from "./WhereFrom.tsx";

const TABS: readonly { readonly key: TimesTab; readonly label: string }[] = [
  { key: "where-from", label: "Where from" },
  { key: "known", label: "Known times" },
  { key: "calibrate", label: "Calibrate" },
  { key: "sensitivity", label: "Slower roads" },
  { key: "crossings", label: "Bridges and roads" },
];

/** Everything about the truth of the drive times: where they come from, what people know better, and what if roads are slower or shut. */
export default function TimesDialog(props: { readonly onClose: () => void }) {
  const tab = useApp((state) => state.timesTab);
  const hasArea = useApp((state) => selectArea(state) !== null);
  const { show } = useCommands();
  const [draft, setDraft] = useState<CalibrateDraft>(EMPTY_CALIBRATION);
  const root = useRef<HTMLDivElement>(null);
  if (!hasArea) return null;
  return (
    <ModalDialog title="Drive times" size="wide" onClose={props.onClose}>
      <Root
        ref={root}
        className="times"
        value={tab}
        onValueChange={(value) => {
          show({ timesTab: value as TimesTab });
          const scroller = root.current?.parentElement;
          if (scroller != null) scroller.scrollTop = 0;
        }}
      >
        <List className="tab-list times__tabs" aria-label="About the drive times">
          {TABS.map(({ key, label }) => (
            <Trigger key={key} className="tab" value={key}>
              {label}
            </Trigger>
          ))}
        </List>
        <Content className="times__panel" value="where-from">
          <WhereFrom />
        </Content>
        <Content className="times__panel" value="known">
          <KnownTimes />
        </Content>
        <Content className="times__panel" value="calibrate">
          <Calibrate draft={draft} onDraft={setDraft} onDone={props.onClose} />
        </Content>
        <Content className="times__panel" value="sensitivity">
          <Sensitivity onDone={props.onClose} />
        </Content>
        <Content className="times__panel" value="crossings">
          <Crossings />
        </Content>
      </Root>
    </ModalDialog>
  );
}
