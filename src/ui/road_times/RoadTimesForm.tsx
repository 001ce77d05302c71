import type { ReactNode } from "react";
import { useState } from "react";
import type { Area } from "../../domain/area.ts";
import { counted } from "../../words/counted.ts";
import { DRIVE_TIMES_LABELS } from "../../words/labels.ts";
import { useCommands } from "../AppContext.tsx";
import { FormProblems } from "../parts/FormProblems.tsx";
import type { RoadTimesDraft } from "./road_times_draft.ts";
import { firstDraft, wishOf } from "./road_times_draft.ts";

interface RoadTimesFormProps {
  readonly area: Area;
  readonly hasEmbedded: boolean;
  readonly isSending: boolean;
}

/** What road times are made from: roads, schools and engine. */
export function RoadTimesForm({ area, hasEmbedded, isSending }: RoadTimesFormProps) {
  const [draft, setDraft] = useState(() => firstDraft(hasEmbedded));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { getRoadTimes } = useCommands();
  const set = (change: Partial<RoadTimesDraft>) => {
    setDraft({ ...draft, ...change });
    setProblems([]);
  };
  const start = () => {
    const asked = wishOf(draft);
    if ("problems" in asked) setProblems(asked.problems);
    else void getRoadTimes(asked.wish);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <p>
        {area.title}’s times are {DRIVE_TIMES_LABELS[area.driveTimes.kind]}. A road map and the
        schools’ positions are all that is needed for {area.driveTimes.band === null ? "new " : ""}
        road times: every drive between its {counted(area.schools.length, "school")} is timed in
        both directions, and its way is kept for directions. A small authority takes a minute or
        two, a large county up to half an hour. Your plan stays as it is.
      </p>
      <EngineFields draft={draft} set={set} hasEmbedded={hasEmbedded} />
      {draft.engine === "embedded" ? <RoadsFields draft={draft} set={set} /> : null}
      <SchoolsFields draft={draft} set={set} count={area.schools.length} />
      <FormProblems problems={problems} />
      <div className="button-row">
        <button type="submit" className="button button--main" disabled={isSending}>
          Get road times
        </button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly draft: RoadTimesDraft;
  readonly set: (change: Partial<RoadTimesDraft>) => void;
}

function EngineFields({
  draft,
  set,
  hasEmbedded,
}: FieldsProps & { readonly hasEmbedded: boolean }) {
  return (
    <fieldset>
      <legend>Who works out the drives</legend>
      <Choice
        name="engine"
        isChosen={draft.engine === "embedded"}
        isDisabled={!hasEmbedded}
        onChoose={() => set({ engine: "embedded" })}
        note={
          hasEmbedded
            ? "on this computer"
            : "is not installed here (there is none for Windows): use an OSRM server"
        }
      >
        The built-in engine
      </Choice>
      <Choice
        name="engine"
        isChosen={draft.engine === "osrm"}
        onChoose={() => set({ engine: "osrm" })}
        note="that you or your council runs, with its own road map"
      >
        An OSRM server
      </Choice>
      {draft.engine === "osrm" ? (
        <label className="form__field">
          Address of the OSRM server
          <input
            className="text-input"
            inputMode="url"
            placeholder="http://127.0.0.1:5000"
            value={draft.urls}
            onChange={(event) => set({ urls: event.target.value })}
          />
        </label>
      ) : null}
    </fieldset>
  );
}

function RoadsFields({ draft, set }: FieldsProps) {
  return (
    <fieldset>
      <legend>Road map</legend>
      <Choice
        name="roads"
        isChosen={draft.roads === "latest"}
        onChoose={() => set({ roads: "latest" })}
        note="OpenStreetMap, downloaded from download.geofabrik.de; mostly 10 to 60 MB"
      >
        The newest of the county
      </Choice>
      <Choice
        name="roads"
        isChosen={draft.roads === "file"}
        onChoose={() => set({ roads: "file" })}
        note="an OpenStreetMap extract, .osm.pbf"
      >
        A file of mine
      </Choice>
      {draft.roads === "file" ? (
        <FileField
          label="Road map’s file"
          accept=".pbf"
          onChoose={(roadsFile) => set({ roadsFile })}
        />
      ) : null}
    </fieldset>
  );
}

function SchoolsFields({ draft, set, count }: FieldsProps & { readonly count: number }) {
  return (
    <fieldset>
      <legend>Schools</legend>
      <Choice
        name="schools"
        isChosen={draft.schools === "shown"}
        onChoose={() => set({ schools: "shown" })}
      >
        The {counted(count, "school")} shown
      </Choice>
      <Choice
        name="schools"
        isChosen={draft.schools === "latest"}
        onChoose={() => set({ schools: "latest" })}
        note="from Get Information about Schools; about 60 MB"
      >
        Today’s open schools
      </Choice>
      <Choice
        name="schools"
        isChosen={draft.schools === "file"}
        onChoose={() => set({ schools: "file" })}
        note="a GIAS extract or a schools.csv"
      >
        A file of mine
      </Choice>
      {draft.schools === "file" ? (
        <FileField
          label="Schools’ file"
          accept=".csv"
          onChoose={(schoolsFile) => set({ schoolsFile })}
        />
      ) : null}
      <label className="radio-line">
        <input
          type="checkbox"
          checked={draft.takesBorder}
          onChange={({ target }) => set({ takesBorder: target.checked })}
        />
        <span>
          Schools of neighbouring authorities near the border too
          <span className="quiet radio-line__note">
            so that road times lead to them; none of them needs a cluster
          </span>
        </span>
      </label>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
  readonly note?: string;
  readonly children: ReactNode;
}

function Choice({ name, isChosen, isDisabled = false, onChoose, note, children }: ChoiceProps) {
  return (
    <label className="radio-line">
      <input
        type="radio"
        name={name}
        checked={isChosen}
        disabled={isDisabled}
        onChange={onChoose}
      />
      <span>
        {children}
        {note === undefined ? null : <span className="quiet radio-line__note">{note}</span>}
      </span>
    </label>
  );
}

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly onChoose: (file: File | null) => void;
}

function FileField({ label, accept, onChoose }: FileFieldProps) {
  return (
    <label className="form__field">
      {label}
      <input
        type="file"
        accept={accept}
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
    </label>
  );
}
