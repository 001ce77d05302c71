import { lazy, Suspense, useMemo, useState } from "react";
import { selectIsReviewing, selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { isOverBorder, schoolAt } from "../../domain/area.ts";
import { faithOf } from "../../domain/faith.ts";
import type { School, SchoolIndex } from "../../domain/school.ts";
import { keystonesOf } from "../../domain/why/keystones.ts";
import { datedText } from "../../words/dated_text.ts";
import { FAITH_LABELS } from "../../words/labels.ts";
import { keystoneText } from "../../words/placement_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { FactList } from "../parts/FactList.tsx";
import { WhyUnplaced } from "../reasons/WhyUnplaced.tsx";
import { LockSchoolBox } from "./LockSchoolBox.tsx";
import { MoveSelect } from "./MoveSelect.tsx";
import { NearestTable } from "./NearestTable.tsx";
import { PanelHead } from "./PanelHead.tsx";
import { WhyHere } from "./WhyHere.tsx";

const BorderNote = lazy(() => import("../border/BorderNote.tsx"));
const MoveEffect = lazy(() => import("../assign/MoveEffect.tsx"));

const SchoolObjections = lazy(() => import("../objections/SchoolObjections.tsx"));
const SchoolRecord = lazy(() => import("../today/SchoolRecord.tsx"));

const NEAREST_AT_FIRST = 8;

/** One school: its facts with their dates, its cluster, and the drive to the schools nearest to it. */
export function SchoolPanel(props: { readonly school: SchoolIndex }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectShownPlan);
  const reviewing = useApp(selectIsReviewing);
  const { selectSchool, selectCluster, openSchoolPage } = useCommands();
  const [shown, setShown] = useState(NEAREST_AT_FIRST);
  if (area === null || plan === null) return null;
  const school = schoolAt(area, props.school);
  const cluster = plan.clusters.find((known) => known.schools.includes(school.urn));
  return (
    <section className="panel" aria-label={school.name}>
      <PanelHead
        title={school.name}
        note={[school.town ?? school.district, school.postcode, `URN ${school.urn}`]
          .filter((part) => part !== null)
          .join(" · ")}
        closeLabel="Close this school"
        onClose={() => selectSchool(null)}
      />
      {isOverBorder(area, school.urn) ? (
        <Suspense>
          <BorderNote school={school} />
        </Suspense>
      ) : null}
      <div className="school-cluster">
        {cluster === undefined ? (
          <p>Not in a cluster yet.</p>
        ) : (
          <p>
            In{" "}
            <button type="button" className="link" onClick={() => selectCluster(cluster.id)}>
              {cluster.name}
            </button>
          </p>
        )}
        {reviewing ? null : (
          <>
            <div className="field-line">
              Move to <MoveSelect school={school} explains />
            </div>
            <Suspense>
              <MoveEffect key={school.urn} school={school} />
            </Suspense>
          </>
        )}
        <LockSchoolBox plan={plan} school={school} editable={!reviewing} />
        <Suspense>
          <SchoolObjections
            key={school.urn}
            area={area}
            plan={plan}
            urn={school.urn}
            editable={!reviewing}
          />
        </Suspense>
      </div>
      <button type="button" className="button" onClick={() => openSchoolPage(school.urn)}>
        Open this school’s page
      </button>
      <Keystone area={area} school={school} />
      {cluster === undefined ? <WhyUnplaced area={area} urn={school.urn} /> : null}
      <Suspense>
        <SchoolRecord key={school.urn} area={area} plan={plan} school={props.school} />
      </Suspense>
      <WhyHere key={school.urn} area={area} school={school} />
      <SchoolFacts school={school} />
      <NearestTable area={area} school={props.school} count={shown} />
      {shown < area.schools.length - 1 ? (
        <button type="button" className="button" onClick={() => setShown(shown + 20)}>
          Show more schools
        </button>
      ) : null}
    </section>
  );
}

/** What a cluster would be without the school, where it would be too small. */
function Keystone({ area, school }: { readonly area: Area; readonly school: School }) {
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  const keystones = useMemo(
    () => (judgement === null ? [] : keystonesOf(area, judgement)),
    [area, judgement],
  );
  const own = keystones.filter((known) => known.school === school.urn);
  if (plan === null) return null;
  return own.map((keystone) => <p key={keystone.cluster}>{keystoneText(keystone, area, plan)}</p>);
}

function SchoolFacts({ school }: { readonly school: School }) {
  const rows = useMemo(() => factRows(school), [school]);
  return (
    <section aria-label="Facts">
      <h3>Facts</h3>
      <FactList facts={rows} />
    </section>
  );
}

function factRows(school: School): readonly (readonly [string, string])[] {
  const unfilled =
    school.capacity === null || school.pupils === null
      ? "not known"
      : unfilledText(school.capacity.value - school.pupils.value);
  const rows: (readonly [string, string])[] = [
    ["Type", school.type ?? "not supplied"],
    ["Faith", FAITH_LABELS[faithOf(school.religiousCharacter)]],
    ["Pupils", datedText(school.pupils)],
    ["Capacity", datedText(school.capacity)],
    ["Unfilled places", unfilled],
    [
      "Ages",
      school.lowAge === null || school.highAge === null
        ? "not supplied"
        : `${school.lowAge} to ${school.highAge}`,
    ],
    ["District", school.district ?? "not supplied"],
    ["Diocese", datedText(school.diocese)],
    ["Former type", datedText(school.formerType)],
    ["Trust", datedText(school.trust)],
    ["Federation", datedText(school.federation)],
  ];
  if (school.snapMetres !== null) {
    rows.push(["Joins the road", `${Math.round(school.snapMetres)} m from the school`]);
  }
  return rows;
}

function unfilledText(places: number): string {
  if (places < 0) return `none, over capacity by ${-places}`;
  return places === 0 ? "none" : String(places);
}
