import { useMemo } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { faithOf } from "../../domain/faith.ts";
import { homeClusterOf } from "../../domain/partners.ts";
import type { School, SchoolIndex } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import { FAITH_LABELS, GOVERNANCE_LABELS } from "../../words/labels.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { printPage } from "../print_page.ts";
import { CouldJoin } from "./CouldJoin.tsx";
import { OtherLinks } from "./OtherLinks.tsx";
import { Partners } from "./Partners.tsx";
import { YearTravel } from "./YearTravel.tsx";

/** The front of a school's page: who it is, its partners, a year of meetings, who could join, its other links. */
export function PartnersView({ school }: { readonly school: SchoolIndex }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectShownPlan);
  const judgement = useDerived((selectors) => selectors.judgement);
  const { askToMove } = useCommands();
  const urn = area === null ? "" : schoolAt(area, school).urn;
  const home = useMemo(() => (plan === null ? null : homeClusterOf(plan, urn)), [plan, urn]);
  if (area === null || plan === null || judgement === null) return null;
  const own = schoolAt(area, school);
  const judged = judgement.clusters.find(({ cluster }) => cluster === home) ?? null;
  return (
    <>
      <SchoolHead area={area} school={own} cluster={home?.name ?? null} />
      {own.location === null ? (
        <p className="page-note">
          It has no grid reference, so its drives cannot be judged. Ask for one to be added to the
          schools file.
        </p>
      ) : (
        <>
          <Partners area={area} plan={plan} school={school} home={home} />
          <YearTravel area={area} judged={judged} school={school} />
          <CouldJoin area={area} judgement={judgement} judged={judged} school={school} />
        </>
      )}
      <OtherLinks area={area} plan={plan} school={school} />
      <div className="page-actions no-print">
        <button type="button" className="button" onClick={printPage}>
          Print this page
        </button>
        {own.location === null || plan.clusters.length === 0 ? null : (
          <button type="button" className="button" data-ask="true" onClick={askToMove}>
            Ask to move to another cluster…
          </button>
        )}
      </div>
    </>
  );
}

interface SchoolHeadProps {
  readonly area: Area;
  readonly school: School;
  readonly cluster: string | null;
}

function SchoolHead({ area, school, cluster }: SchoolHeadProps) {
  const facts = [
    school.town ?? school.district ?? area.title,
    school.postcode,
    `URN ${school.urn}`,
    school.pupils === null ? "roll not known" : `${school.pupils.value} pupils`,
    FAITH_LABELS[faithOf(school.religiousCharacter)],
    GOVERNANCE_LABELS[governanceOf(school.type)],
  ];
  return (
    <header className="page-head">
      <h2>{school.name}</h2>
      <p className="quiet">{facts.filter((fact) => fact !== null).join(" · ")}</p>
      <p>{cluster === null ? "Not in a cluster yet." : `Home cluster: ${cluster}`}</p>
    </header>
  );
}
