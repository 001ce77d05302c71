import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import type { PageView } from "../../app/state.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { SchoolSearch } from "../top_bar/SchoolSearch.tsx";
import { SpeedSelect } from "../top_bar/SpeedSelect.tsx";
import { ChooseSchool } from "./ChooseSchool.tsx";
import { MoveRequest } from "./MoveRequest.tsx";
import { PartnersView } from "./PartnersView.tsx";
import { SourceFoot } from "./SourceFoot.tsx";
import { usePageTitle } from "./use_page_title.ts";
import { WayView } from "./WayView.tsx";
import { waySteps } from "./way_steps.ts";

/** A school's own page: its partners, the way to each, its year on the road, and what it may ask for. It needs the store alone, no map and no worker. */
export default function SchoolPage() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const urn = useApp((state) => state.pageSchool);
  const view = useApp((state) => state.pageView);
  const { openSchoolPage } = useCommands();
  const hasDirections = area?.hasDirections ?? false;
  useEffect(() => {
    // Asked for ahead of need: a fault is told when a way is shown.
    if (hasDirections) waySteps.load().catch(() => undefined);
  }, [hasDirections]);
  const page = useFocusOnReturn(view);
  const school = area === null || urn === null ? undefined : schoolIndexes(area).get(urn);
  usePageTitle(area === null || school === undefined ? null : schoolAt(area, school).name);
  if (area === null) return null;
  return (
    <section ref={page} id="school-page" className="school-page" aria-label="A school’s own page">
      <div className="page-tools no-print">
        <SchoolSearch
          label="Type three letters of a school, its town or postcode"
          shortHint="School, town or postcode"
          onPick={(index) => openSchoolPage(schoolAt(area, index).urn)}
        />
        <SpeedSelect />
      </div>
      {school === undefined ? (
        <ChooseSchool area={area} wrongUrn={urn} />
      ) : (
        <Front school={school} />
      )}
      {school === undefined ? null : <SourceFoot area={area} view={view.kind} />}
    </section>
  );
}

/** Back at the partners, the keyboard is where it left them: on the partner whose way was shown, or on the request. */
function useFocusOnReturn(view: PageView): RefObject<HTMLElement | null> {
  const page = useRef<HTMLElement>(null);
  const before = useRef(view);
  useEffect(() => {
    const last = before.current;
    before.current = view;
    if (view.kind !== "partners" || last.kind === "partners") return;
    const left = last.kind === "way" ? `[data-partner="${last.to}"]` : "[data-ask]";
    page.current?.querySelector<HTMLElement>(left)?.focus();
  }, [view]);
  return page;
}

function Front({ school }: { readonly school: SchoolIndex }) {
  const view = useApp((state) => state.pageView);
  switch (view.kind) {
    case "partners":
      return <PartnersView school={school} />;
    case "way":
      return <WayView school={school} to={view.to} />;
    case "request":
      return <MoveRequest school={school} />;
  }
}
