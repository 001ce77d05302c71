import { useEffect, useMemo, useRef, useState } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import { schoolAt } from "../../domain/area.ts";
import { moveEffect } from "../../domain/move_request.ts";
import { homeClusterOf } from "../../domain/partners.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { moveRequestText } from "../../words/move_request_text.ts";
import { clusterName } from "../../words/names.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { printPage } from "../print_page.ts";
import { fileName, saveFile } from "../save_file.ts";
import { RequestSheet } from "./RequestSheet.tsx";

const ROLES = ["Headteacher", "Executive headteacher", "Chair of governors", "Business manager"];

/** A request to move to another cluster: what is asked and why, and the times before and after, on one page. */
export function MoveRequest({ school }: { readonly school: SchoolIndex }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  const { showPartners } = useCommands();
  const { deps } = useHandles();
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [role, setRole] = useState(ROLES[0] ?? "");
  const [date, setDate] = useState(deps.now().slice(0, 10));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const effect = useMemo(
    () =>
      area === null || judgement === null || to === ""
        ? null
        : moveEffect(area, judgement, school, to),
    [area, judgement, school, to],
  );
  if (area === null || judgement === null || plan === null) return null;
  const own = schoolAt(area, school);
  const home = homeClusterOf(plan, own.urn);
  const words = { reason: reason.trim(), role, date };
  const isReady = effect !== null && words.reason !== "";
  const download = () => {
    if (effect === null) return;
    const text = moveRequestText(area, judgement.settings, effect, words);
    saveFile(fileName(`request-to-move-${own.urn}`, "txt"), "text/plain;charset=utf-8", text);
  };
  return (
    <>
      <div className="page-actions no-print">
        <button type="button" className="button" onClick={showPartners}>
          ← Partners of {own.name}
        </button>
      </div>
      <header className="page-head">
        <h2 ref={title} tabIndex={-1}>
          Request to move to another cluster
        </h2>
        <p>
          {own.name}, URN {own.urn}
        </p>
      </header>
      <div className="form request-form no-print">
        <label className="form__field">
          Cluster to join
          <select value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">Choose a cluster</option>
            {plan.clusters
              .filter((cluster) => cluster !== home)
              .map(({ id }) => (
                <option key={id} value={id}>
                  {clusterName(plan, id)}
                </option>
              ))}
          </select>
        </label>
        <label className="form__field">
          Reason
          <textarea
            className="text-input"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="request-form__pair">
          <label className="form__field">
            Your role (no name)
            <select value={role} onChange={(event) => setRole(event.target.value)}>
              {ROLES.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label className="form__field">
            Date
            <input
              className="text-input"
              type="date"
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          </label>
        </div>
      </div>
      {effect === null ? (
        <p className="page-note no-print">
          Choose the cluster to join, and the times before and after appear here.
        </p>
      ) : (
        <RequestSheet area={area} settings={judgement.settings} effect={effect} words={words} />
      )}
      <div className="page-actions no-print">
        <button
          type="button"
          className="button button--main"
          disabled={!isReady}
          onClick={printPage}
        >
          Print the request
        </button>
        <button type="button" className="button" disabled={!isReady} onClick={download}>
          Save it as a text file
        </button>
        {effect !== null && words.reason === "" ? (
          <span className="quiet">Give a reason first.</span>
        ) : null}
      </div>
    </>
  );
}
