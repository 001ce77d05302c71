import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { reachedHost } from "../../domain/judge_cluster.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { Share } from "../parts/ShareBar.tsx";
import { ShareBar } from "../parts/ShareBar.tsx";
import { faithShares, sizeShares } from "../parts/shares.ts";

/** The cluster's mix in words and bars: faith and community, size, and its total roll. */
export function MixSummary(props: { readonly area: Area; readonly judged: JudgedCluster }) {
  const { area, judged } = props;
  const dates = [
    ...new Set(judged.members.map((index) => schoolAt(area, index).pupils?.asAt ?? null)),
  ];
  const asAt = dates.filter((date) => date !== null).sort();
  const reached = reachedHost(area, judged);
  const host = judged.members.find((index) => schoolAt(area, index).urn === reached);
  return (
    <section aria-label="Mix and size">
      <h3>Mix and size</h3>
      <dl className="facts">
        <dt>Faith and community</dt>
        <dd>
          <Mix title="Faith and community" shares={faithShares(area, judged.members)} />
        </dd>
        <dt>Size</dt>
        <dd>
          <Mix title="Size" shares={sizeShares(area, judged.members)} />
        </dd>
        <dt>Pupils</dt>
        <dd>
          {judged.pupils.toLocaleString("en-GB")}
          {judged.withoutPupils.length === 0 ? "" : `, ${judged.withoutPupils.length} not known`}
          {asAt.length === 0 ? "" : ` (as at ${asAt.join(", ")})`}
        </dd>
        <dt>Easiest to meet at</dt>
        <dd>{host === undefined ? "not known" : schoolAt(area, host).name}</dd>
      </dl>
    </section>
  );
}

function Mix(props: { readonly title: string; readonly shares: readonly Share[] }) {
  const shares = props.shares.filter((share) => share.count > 0);
  return (
    <>
      <ShareBar title={props.title} shares={shares} />
      <span>{shares.map((share) => `${share.count} ${share.label}`).join(", ")}</span>
    </>
  );
}
