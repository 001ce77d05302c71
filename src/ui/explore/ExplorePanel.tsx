import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import type { ComponentType } from "react";
import type { ExploreTab } from "../../app/state.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { PanelHead } from "../detail/PanelHead.tsx";
import { AlternativesTab } from "./AlternativesTab.tsx";
import { CurveTab } from "./CurveTab.tsx";
import { Keystones } from "./Keystones.tsx";

/** The parts of the panel. A new one is a line here and a key in `ExploreTab`. */
const TABS: readonly {
  readonly key: ExploreTab;
  readonly label: string;
  readonly part: ComponentType;
}[] = [
  { key: "curve", label: "More or fewer clusters", part: CurveTab },
  { key: "alternatives", label: "Other plans", part: AlternativesTab },
  { key: "keystones", label: "What depends on one school", part: Keystones },
];

/** What else could be done: other numbers of clusters, and what other questions to the solver answer. */
export default function ExplorePanel() {
  const tab = useApp((state) => state.exploreTab);
  const { show } = useCommands();
  return (
    <section className="panel" aria-label="What else could be done">
      <PanelHead
        title="What else could be done"
        closeLabel="Close what else could be done"
        onClose={() => show({ task: null })}
      />
      <Root
        value={tab}
        onValueChange={(value) => {
          const chosen = TABS.find(({ key }) => key === value);
          if (chosen !== undefined) show({ exploreTab: chosen.key });
        }}
      >
        <List className="tab-list" aria-label="What else could be done">
          {TABS.map(({ key, label }) => (
            <Trigger key={key} className="tab" value={key}>
              {label}
            </Trigger>
          ))}
        </List>
        {TABS.map(({ key, part: Part }) => (
          <Content key={key} className="explore" value={key}>
            <Part />
          </Content>
        ))}
      </Root>
    </section>
  );
}
