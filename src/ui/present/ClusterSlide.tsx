import type { Area } from "../../domain/area.ts";
import { isOverBorder, schoolAt } from "../../domain/area.ts";
import { faithOf, kindOf } from "../../domain/faith.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { shownVerdict, unjudgedCount } from "../../domain/judgement.ts";
import type { MeetingDrive } from "../../domain/meeting_drives.ts";
import { meetingDrives } from "../../domain/meeting_drives.ts";
import { objectionsAt } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import type { School } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { counted } from "../../words/counted.ts";
import { SHORT_KIND_LABELS } from "../../words/labels.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import {
  judgedByText,
  letterOf,
  meetingMinutes,
  meetingTitle,
  slideWorstPair,
} from "../../words/slide_text.ts";
import { clusterVerdictText } from "../../words/verdict_text.ts";
import type { ObjectionSubject } from "../objections/ObjectionDialog.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { KindSymbol } from "./KindSymbol.tsx";
import { SlideMap } from "./SlideMap.tsx";

interface ClusterSlideProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly number: number;
  readonly settings: JudgingSettings;
  readonly plan: Plan;
  readonly onObject: ((subject: ObjectionSubject) => void) | undefined;
}

/** One cluster for a room to read: verdict, schools with their minutes, worst pair, map. */
export function ClusterSlide(props: ClusterSlideProps) {
  const { area, judged, number, settings, plan } = props;
  const objections = objectionsAt(plan, judged.cluster.schools);
  const worst = slideWorstPair(area, judged, settings);
  const unjudged = unjudgedCount(judged);
  return (
    <>
      <header className="slide__head">
        <h2>
          <span className="slide__number">{number}</span> {judged.cluster.name}
        </h2>
        <p className={`slide__verdict slide__verdict--${shownVerdict(judged)}`}>
          <VerdictMark verdict={shownVerdict(judged)} />{" "}
          <strong>{clusterVerdictText(judged, settings.ceiling)}</strong>{" "}
          <span>({judgedByText(settings)})</span>
        </p>
        {worst === null ? null : <p>{worst}</p>}
      </header>
      <div className="slide__columns">
        <div>
          <SlideTable {...props} />
          {unjudged === 0 ? null : (
            <p>{counted(unjudged, "school")} without a known place: not in the table.</p>
          )}
          <p>
            {counted(judged.cluster.schools.length, "school")}, {counted(judged.pupils, "pupil")}
            {judged.withoutPupils.length === 0 ? "" : ` (${judged.withoutPupils.length} not known)`}
            {objections.length === 0 ? "" : `. ${objectionCountText(objections)}`}
          </p>
        </div>
        <SlideMap area={area} judged={judged} settings={settings} />
      </div>
    </>
  );
}

function SlideTable({ area, judged, settings, plan, onObject }: ClusterSlideProps) {
  const { host, schools } = meetingDrives(area, judged);
  const at = schools.findIndex(({ school }) => school === host);
  return (
    <table className="slide-table">
      <caption className="visually-hidden">{meetingTitle(area, host)}</caption>
      <thead>
        <tr>
          <th scope="col">School</th>
          <th scope="col">Kind</th>
          <th scope="col" className="number">
            Pupils
          </th>
          <th scope="col" className="number" title={meetingTitle(area, host)}>
            {host === null ? "Longest drive, min" : `Minutes to ${letterOf(at)}`}
          </th>
        </tr>
      </thead>
      <tbody>
        {schools.map((meeting, place) => (
          <SlideRow
            key={meeting.school}
            area={area}
            school={schoolAt(area, meeting.school)}
            meeting={meeting}
            isHost={meeting.school === host}
            letter={letterOf(place)}
            settings={settings}
            plan={plan}
            onObject={onObject}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SlideRowProps {
  readonly area: Area;
  readonly school: School;
  readonly meeting: MeetingDrive;
  readonly isHost: boolean;
  readonly letter: string;
  readonly settings: JudgingSettings;
  readonly plan: Plan;
  readonly onObject: ((subject: ObjectionSubject) => void) | undefined;
}

function SlideRow(props: SlideRowProps) {
  const { area, school, meeting, isHost, letter, settings, plan, onObject } = props;
  const { name, urn, pupils } = school;
  const kind = kindOf(faithOf(school.religiousCharacter));
  const objections = objectionsAt(plan, [urn]);
  const { drive } = meeting;
  const isOver = drive !== null && drive.verdict !== "within";
  return (
    <tr>
      <th scope="row">
        <div className="slide-table__name">
          <span className="slide-table__letter">{letter}</span>
          {onObject === undefined ? (
            <span>{name}</span>
          ) : (
            <button
              type="button"
              className="link"
              aria-haspopup="dialog"
              title="Note an objection"
              onClick={() => onObject({ urn, objection: null })}
            >
              {name}
            </button>
          )}
          {isOverBorder(area, urn) ? (
            <span className="slide-table__border">of {school.laName ?? "another authority"}</span>
          ) : null}
          {objections.length === 0 ? null : (
            <span className="slide-table__objections">{objectionCountText(objections)}</span>
          )}
        </div>
      </th>
      <td>
        <KindSymbol kind={kind} />{" "}
        {school.religiousCharacter === null ? "not supplied" : SHORT_KIND_LABELS[kind]}
      </td>
      <td className="number">{pupils?.value ?? "not known"}</td>
      <td className={isOver ? "number slide-table__over" : "number"}>
        {isOver ? <VerdictMark verdict={drive.verdict} /> : null}{" "}
        {drive === null && !isHost ? "alone" : meetingMinutes(drive, settings)}
      </td>
    </tr>
  );
}
