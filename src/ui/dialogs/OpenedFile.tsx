import { useState } from "react";
import type { Opened } from "../../app/open_file.ts";
import type { FoundAuthority } from "../../app/own_area.ts";
import { authoritiesIn, ownArea, withDriveTimes } from "../../app/own_area.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import { withTodayOf } from "../../domain/today.ts";
import { counted } from "../../words/counted.ts";
import { DRIVE_TIMES_LABELS } from "../../words/labels.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { ProblemTable } from "./ProblemTable.tsx";

interface OpenedFileProps {
  readonly name: string;
  readonly opened: Opened;
  readonly notes: readonly ReaderProblem[];
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** What a file holds, for the user to take or leave. */
export function OpenedFile({ name, opened, notes, onDone, onBack }: OpenedFileProps) {
  const area = useApp(selectArea);
  return (
    <>
      {opened.kind === "plan" ? <OpenedPlan opened={opened} area={area} onDone={onDone} /> : null}
      {opened.kind === "schools" ? (
        <OpenedSchools name={name} opened={opened} area={area} onDone={onDone} />
      ) : null}
      {opened.kind === "drive-times" ? (
        <OpenedTimes opened={opened} area={area} onDone={onDone} />
      ) : null}
      <div>
        <button type="button" className="button" onClick={onBack}>
          Choose another file
        </button>
      </div>
      {notes.length > 0 ? (
        <section aria-label="Notes on the file">
          <h3>{notes.length.toLocaleString("en-GB")} notes on the file</h3>
          <ProblemTable problems={notes} />
        </section>
      ) : null}
    </>
  );
}

interface PartProps<Kind extends Opened["kind"]> {
  readonly opened: Extract<Opened, { readonly kind: Kind }>;
  readonly area: Area | null;
  readonly onDone: () => void;
}

function OpenedPlan({ opened, area, onDone }: PartProps<"plan">) {
  const { loadPlan, announce } = useCommands();
  const open = useApp(selectPlan);
  const { plan } = opened;
  if (area === null) return <p>Open the plan’s area first.</p>;
  const indexes = schoolIndexes(area);
  const urns = plan.clusters.flatMap((cluster) => cluster.schools);
  const known = urns.filter((urn) => indexes.has(urn)).length;
  const times = plan.knownTimes?.length ?? 0;
  const foreign = known === 0 && urns.length > 0;
  return (
    <>
      <p>
        <strong>{plan.name}</strong>: {counted(plan.clusters.length, "cluster")} with{" "}
        {counted(urns.length, "school")}, of which {known} are in {area.title}.
        {times === 0 ? "" : ` It records ${counted(times, "drive")} as known locally.`}
      </p>
      {foreign ? (
        <p role="alert">
          None of its schools is in {area.title}. Choose the plan’s own area above, then open it
          again.
        </p>
      ) : (
        <button
          type="button"
          className="button button--main"
          onClick={() => {
            const opened = withTodayOf(open, { ...plan, area: area.name });
            loadPlan(opened, `Opened the plan ${plan.name}`);
            announce(`${plan.name} is open. Undo brings back what was there.`);
            onDone();
          }}
        >
          Use this plan
        </button>
      )}
    </>
  );
}

function OpenedSchools({
  name,
  opened,
  area,
  onDone,
}: PartProps<"schools"> & { readonly name: string }) {
  const { adoptArea, announce } = useCommands();
  const { list } = opened;
  const authorities = authoritiesIn(list);
  const [picked, setPicked] = useState(() => defaultAuthority(authorities, area));
  const { counts } = list;
  const authority = picked === ALL ? null : (authorities[Number(picked)] ?? null);
  return (
    <>
      <p>
        {counts.accepted.toLocaleString("en-GB")} schools from {counts.read.toLocaleString("en-GB")}{" "}
        rows
        {list.asAt === null ? "" : `, extract of ${list.asAt}`}.{" "}
        {counts.filtered.toLocaleString("en-GB")} left out (closed, or not primary),{" "}
        {counts.rejected} that could not be used.{" "}
        {list.missingColumns.length > 0 ? `Not supplied: ${list.missingColumns.join(", ")}.` : ""}
      </p>
      <label className="form__field">
        Area to open
        <select value={picked} onChange={(event) => setPicked(event.target.value)}>
          {authorities.map((found, place) => (
            <option key={found.laCode ?? "none"} value={String(place)}>
              {found.laName} ({found.schools})
            </option>
          ))}
          {authorities.length > 1 ? (
            <option value={ALL}>All of them ({counts.accepted})</option>
          ) : null}
        </select>
      </label>
      <div className="button-row">
        <button
          type="button"
          className="button button--main"
          onClick={() => {
            const made = ownArea(list, authority, name, area);
            adoptArea(made);
            announce(`${made.title} is open with ${made.schools.length} schools from your file.`);
            onDone();
          }}
        >
          Open these schools
        </button>
      </div>
      {list.rejected.length > 0 ? (
        <section aria-label="Rows that could not be used">
          <h3>{list.rejected.length} rows could not be used</h3>
          <ProblemTable problems={list.rejected} />
        </section>
      ) : null}
    </>
  );
}

const ALL = "all";

function defaultAuthority(authorities: readonly FoundAuthority[], area: Area | null): string {
  const same = authorities.findIndex(
    (found) => found.laCode !== null && found.laCode === area?.laCode,
  );
  return String(Math.max(0, same));
}

function OpenedTimes({ opened, area, onDone }: PartProps<"drive-times">) {
  const { replaceArea, announce } = useCommands();
  const { driveTimes, snapMetres } = opened;
  if (area === null) return <p>Open the area of these times first.</p>;
  return (
    <>
      <p>
        Drive times between {driveTimes.size} schools: {DRIVE_TIMES_LABELS[driveTimes.kind]},{" "}
        {driveTimes.provenance.engine}.
      </p>
      {driveTimes.schoolHash === null ? (
        <p>
          The table does not say which schools it is for. Its rows are taken in the order of the
          list of {area.title}.
        </p>
      ) : null}
      <button
        type="button"
        className="button button--main"
        onClick={() => {
          replaceArea(withDriveTimes(area, driveTimes, snapMetres));
          announce(`${area.title} is now judged on these times.`);
          onDone();
        }}
      >
        Judge {area.title} on these times
      </button>
    </>
  );
}
