import { Content, List, Root, Trigger } from "@radix-ui/react-tabs";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { HeldDirections } from "../../domain/held_directions.ts";
import type { ReportPage } from "../../domain/report_page.ts";
import { dayText } from "../../words/day_text.ts";
import { useApp, useDerived, useHandles } from "../AppContext.tsx";
import { Guard } from "../parts/Guard.tsx";
import { ReportPageView } from "../places/report/ReportPageView.tsx";
import { printPage } from "../print_page.ts";
import SchoolPage from "../school_page/SchoolPage.tsx";
import { SpeedSelect } from "../top_bar/SpeedSelect.tsx";
import { AboutPage } from "./AboutPage.tsx";
import { ClustersTab } from "./ClustersTab.tsx";
import { PairsTab } from "./PairsTab.tsx";
import { SavedMap } from "./SavedMap.tsx";
import { SchoolsTab } from "./SchoolsTab.tsx";

const TABS = {
  school: "A school",
  clusters: "Clusters",
  pairs: "Pairs",
  schools: "Schools",
  map: "Map",
  tests: "Tests",
  about: "About",
} as const;

type TabKey = keyof typeof TABS;

const TAB_KEYS = Object.keys(TABS) as TabKey[];

/** The tabs in which one school is in front. */
const OF_A_SCHOOL: readonly TabKey[] = ["school", "map"];

/** What is said of the page itself. */
export interface PageFacts {
  /** ISO 8601. */
  readonly savedAt: string;
  /** The program and its version. */
  readonly program: string;
  readonly directions: HeldDirections;
  /** Reports on place-planning tests that were put in by name. */
  readonly reports: readonly ReportPage[];
  /** The licences of the software in the page. */
  readonly licences: string;
}

/** A saved page: a plan as it was on one day, to be read on any computer or phone. */
export function SavedPage({ facts }: { readonly facts: PageFacts }) {
  const { tab, choose } = useTab();
  const { title } = useDerived((selectors) => selectors.judgedArea) ?? { title: "" };
  const planName = useApp(selectPlan)?.name ?? "";
  const pages: Readonly<Record<TabKey, ReactNode>> = {
    school: (
      <>
        <SchoolPage />
        <SavedMap onCluster={() => choose("clusters")} />
      </>
    ),
    clusters: <ClustersTab onSchool={() => choose("school")} />,
    pairs: <PairsTab />,
    schools: <SchoolsTab onSchool={() => choose("school")} />,
    map: <SavedMap onCluster={() => choose("clusters")} />,
    tests: (
      <div className="saved-about">
        {facts.reports.map((page) => (
          <ReportPageView key={page.title} page={page} level={2} />
        ))}
      </div>
    ),
    about: <AboutPage facts={facts} />,
  };
  const shown = TAB_KEYS.filter((key) => key !== "tests" || facts.reports.length > 0);
  return (
    <Root
      className="app saved-page"
      data-page={tab === "school" ? "school" : "planner"}
      value={tab}
      onValueChange={(value) => choose(TAB_KEYS.find((key) => key === value) ?? "school")}
    >
      <header className="saved-head">
        <div className="saved-head__title">
          <h1>{planName}</h1>
          <p className="quiet">
            {title} · a copy saved on {dayText(facts.savedAt)}, which cannot be changed
          </p>
        </div>
        {tab === "school" ? null : (
          <div className="saved-head__tools no-print">
            {tab === "about" || tab === "tests" ? null : <SpeedSelect />}
            <button type="button" className="button" onClick={printPage}>
              Print
            </button>
          </div>
        )}
      </header>
      <nav className="saved-nav">
        <List className="tab-list saved-tabs" aria-label="Parts of the page">
          {shown.map((key) => (
            <Trigger key={key} className="tab" value={key}>
              {TABS[key]}
            </Trigger>
          ))}
        </List>
      </nav>
      <main className="saved-page__main">
        {shown.map((key) => (
          <Content key={key} className="saved-tab" data-tab={key} value={key} tabIndex={-1}>
            {key === tab ? (
              <Guard what="This part of the page" advice="The other parts are as they were.">
                {pages[key]}
              </Guard>
            ) : null}
          </Content>
        ))}
      </main>
      <Announcer />
    </Root>
  );
}

/** The tab in front, in step with whether the address names a school. */
function useTab() {
  const { store } = useHandles();
  const page = useApp((state) => state.page);
  const [tab, setTab] = useState<TabKey>("school");
  useEffect(() => {
    setTab((before) => {
      if (page === "school") return OF_A_SCHOOL.includes(before) ? before : "school";
      return before === "school" ? "clusters" : before;
    });
  }, [page]);
  const choose = (wanted: TabKey) => {
    // Asked for now: a school may have been opened since the page was drawn.
    const state = store.getState();
    setTab(wanted);
    if (wanted === "school" && state.page !== "school") state.openSchoolPage(state.pageSchool);
    if (!OF_A_SCHOOL.includes(wanted) && state.page === "school") state.leaveSchoolPage();
  };
  return { tab, choose };
}

/** Tells a screen reader the effect of the last change. */
function Announcer() {
  const announcement = useApp((state) => state.announcement);
  return (
    <p className="visually-hidden" role="status">
      {announcement}
    </p>
  );
}
