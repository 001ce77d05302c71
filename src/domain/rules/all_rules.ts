import { academyInFederation } from "./academy_in_federation.ts";
import { academyInJointCommittee } from "./academy_in_joint_committee.ts";
import { brokenRule } from "./broken_rule.ts";
import { consultDiocese } from "./consult_diocese.ts";
import { inTwoClusters } from "./in_two_clusters.ts";
import { mixedTrust } from "./mixed_trust.ts";
import { noLocation } from "./no_location.ts";
import { noRoute } from "./no_route.ts";
import { overCeiling } from "./over_ceiling.ts";
import { pupilCount } from "./pupil_count.ts";
import type { Rule } from "./rule.ts";
import { samePlace } from "./same_place.ts";
import { schoolCount } from "./school_count.ts";
import { snappedFar } from "./snapped_far.ts";
import { splitFederation } from "./split_federation.ts";
import { splitTrust } from "./split_trust.ts";
import { staleTie } from "./stale_tie.ts";
import { tooCloseToCall } from "./too_close_to_call.ts";
import { unassigned } from "./unassigned.ts";
import { unknownSchool } from "./unknown_school.ts";

/** The rules that find errors. Each finds those of a cluster from that cluster and the listings of its schools alone. */
export const ERROR_RULES: readonly Rule[] = [
  noRoute,
  overCeiling,
  tooCloseToCall,
  schoolCount,
  pupilCount,
  inTwoClusters,
  unknownSchool,
  noLocation,
  academyInFederation,
];

/** Every rule of the product, in the order in which its issues are listed. */
export const RULES: readonly Rule[] = [
  ...ERROR_RULES,
  brokenRule,
  unassigned,
  academyInJointCommittee,
  mixedTrust,
  consultDiocese,
  splitFederation,
  splitTrust,
  staleTie,
  snappedFar,
  samePlace,
];
