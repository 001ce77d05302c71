import { useEffect, useState } from "react";
import type { Area } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { printPage } from "../print_page.ts";
import { partLoader, useLoaded } from "../use_loaded.ts";

interface PrintClusterProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly number: number;
  readonly settings: JudgingSettings;
}

const sheet = partLoader(() => import("./ClusterSheet.tsx"));

/** The button that prints one cluster. Its page is made when asked for and is on paper only, in place of all else. */
export function PrintCluster(props: PrintClusterProps) {
  const [isPrinting, setPrinting] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setPrinting(true)}>
        Print this cluster
      </button>
      {isPrinting ? <Paper {...props} show={setPrinting} /> : null}
    </>
  );
}

interface PaperProps extends PrintClusterProps {
  readonly show: (isShown: boolean) => void;
}

/** The page, printed as soon as it is there and put away when it has been. */
function Paper({ show, ...props }: PaperProps) {
  const ClusterSheet = useLoaded(sheet);
  const isReady = ClusterSheet !== null;
  useEffect(() => {
    if (!isReady) return;
    const putAway = () => show(false);
    addEventListener("afterprint", putAway, { once: true });
    printPage();
    return () => removeEventListener("afterprint", putAway);
  }, [isReady, show]);
  return ClusterSheet === null ? null : (
    <div className="cluster-paper">
      <ClusterSheet {...props} />
    </div>
  );
}
