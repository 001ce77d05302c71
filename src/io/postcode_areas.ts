/**
 * Median easting and northing, in kilometres, of the primary schools in each English postcode area. No school was
 * more than 71 km from its area's. Source: docs/data-sources.md#schools (Get Information about Schools, January 2026).
 */
const CENTRES =
  "AL:517,209 B:408,286 BA:373,149 BB:376,431 BD:414,435 BH:406,94 BL:373,410 BN:531,105 BR:543,168 BS:360,173 " +
  "CA:332,535 CB:549,259 CH:333,382 CM:567,209 CO:600,226 CR:532,165 CT:625,155 CV:434,278 CW:368,363 DA:552,174 " +
  "DE:434,336 DH:427,549 DL:424,517 DN:477,407 DT:367,98 DY:390,286 E:538,184 EC:532,182 EN:535,200 EX:290,103 " +
  "FY:333,438 GL:385,215 GU:488,151 HA:516,189 HD:414,415 HG:430,458 HP:490,206 HR:351,240 HU:509,431 HX:407,425 " +
  "IG:544,189 IP:613,260 KT:518,165 L:339,393 LA:344,472 LE:458,306 LN:502,372 LS:430,435 LU:504,223 M:383,398 " +
  "ME:577,163 MK:488,240 N:531,190 NE:426,566 NG:457,345 NN:480,265 NP:354,195 NR:624,309 NW:524,185 OL:392,408 " +
  "OX:450,207 PE:529,308 PL:243,59 PO:465,103 PR:353,427 RG:468,169 RH:527,136 RM:553,186 S:439,388 SE:536,176 " +
  "SG:525,229 SK:393,387 SL:494,181 SM:526,164 SN:412,183 SO:444,115 SP:416,134 SR:439,555 SS:579,188 ST:390,345 " +
  "SW:527,175 SY:347,314 TA:329,127 TD:400,651 TF:369,312 TN:570,139 TQ:286,65 TR:170,38 TS:450,520 TW:513,173 " +
  "UB:511,182 W:523,181 WA:357,388 WC:531,182 WD:511,197 WF:433,422 WN:357,405 WR:386,252 WS:402,304 WV:392,299 " +
  "YO:468,459";

const centreByArea: ReadonlyMap<string, readonly [number, number]> = new Map(
  CENTRES.split(" ").map((entry) => {
    const [area = "", place = ""] = entry.split(":");
    const [easting = 0, northing = 0] = place
      .split(",")
      .map((kilometres) => Number(kilometres) * 1000);
    return [area, [easting, northing]];
  }),
);

/** No school of a postcode area is farther than this from its centre, with room to spare. */
const AREA_RADIUS_METRES = 80_000;

/** Whether a grid reference agrees with a postcode; `null` where the postcode is blank or its area is not English. */
export function agreesWithPostcode(
  easting: number,
  northing: number,
  postcode: string | null,
): boolean | null {
  const area = /^[A-Z]{1,2}(?=\d)/.exec((postcode ?? "").trim().toUpperCase())?.[0];
  const centre = area === undefined ? undefined : centreByArea.get(area);
  if (centre === undefined) return null;
  return Math.hypot(easting - centre[0], northing - centre[1]) <= AREA_RADIUS_METRES;
}
