/** What a rule says and where it is from; advisory, and never a verdict on a proposal. */
export interface LawRule {
  readonly text: string;
  readonly source: string;
  /** `YYYY-MM-DD` on which a person last compared it with its source. */
  readonly reviewed: string;
}

const REVIEWED = "2026-11-23";

const EIA_15 = "Education and Inspections Act 2006, section 15";
const EIA_15_4 = `${EIA_15}(4)`;
const ADMISSIONS_CODE =
  "School Admissions Code 2021, section 1 (determining admission arrangements)";
const PAN_DECIDERS = `${ADMISSIONS_CODE}; School Standards and Framework Act 1998, section 88`;
const CFBT =
  "Robert Hill, Partnership working in small rural primary schools, CfBT Education Trust, 2014";

const rule = (text: string, source: string): LawRule => ({ text, source, reviewed: REVIEWED });

/** The rules that scenarios may meet, by id. Wording and sources: domain handbook §3.3 to §4. */
export const LAW_RULES = {
  "partnership-filter": rule(
    "Plans for surplus places can affect how schools work together: say which partnerships are touched and how harm to them would be made good.",
    `${CFBT}, lesson 6 for local authorities`,
  ),
  "rural-list": rule(
    "Whether a school maintained by a local authority is a designated rural primary school is settled by the yearly list, by URN. Check the list in force before relying on it.",
    "Designation of Rural Primary Schools (England) Order 2025, in force 18 December 2025, which revokes SI 2024/1354",
  ),
  "rural-list-old": rule(
    "The list loaded is older than the last 18 December, when a new one usually comes into force: load the current list.",
    "Designation of Rural Primary Schools (England) Orders 2024 (SI 2024/1354) and 2025",
  ),
  "rural-indicative": rule(
    "No yearly list is loaded. The urban or rural code of the postcode is only indicative of whether the school is designated.",
    "Designation of Rural Primary Schools (England) Order 2025; ONS Rural Urban Classification",
  ),
  "rural-regard": rule(
    "Whoever proposes to close a rural primary school is to have regard to the effect on the community, transport to other schools and its cost, any increase in the use of motor vehicles, and alternatives, and is to consult parents, the district council, any parish council and others.",
    `${EIA_15_4} and section 16(1)`,
  ),
  "rural-presumption": rule(
    "There is a presumption against closing a rural primary school. It does not mean that none will ever close, but the case is expected to be strong and clearly in the interests of education in the area.",
    "Statutory guidance, Opening and closing maintained schools; House of Commons debate of 28 January 2008 on schools in rural areas",
  ),
  "close-maintained": rule(
    "The local authority may propose to close a school that it maintains, and decides after consultation, a published proposal and four weeks for representations.",
    `${EIA_15} and schedule 2; School Organisation (Establishment and Discontinuance of Schools) Regulations 2013`,
  ),
  "close-governing-body": rule(
    "The governing body of a foundation or voluntary school may itself propose to close it, or close it by at least two years' notice to the Secretary of State and the local authority.",
    `${EIA_15}(2); School Standards and Framework Act 1998, section 30`,
  ),
  "close-academy": rule(
    "An academy closes by agreement between its trust and the Secretary of State, outside the procedure for maintained schools. For a rural academy both the Department for Education and the local authority are expected to agree.",
    "Department for Education, Making significant changes to an academy; parliamentary question 40394",
  ),
  "close-type-not-known": rule(
    "The type of the school is not known, so neither is who decides: local authority, governing body or academy trust.",
    EIA_15,
  ),
  "pan-authority": rule(
    "The local authority is the admission authority of a community or voluntary controlled school and decides its admission number; the governing body may object to one lower than it wants.",
    PAN_DECIDERS,
  ),
  "pan-governing-body": rule(
    "The governing body is the admission authority of a voluntary aided or foundation school and decides its admission number.",
    PAN_DECIDERS,
  ),
  "pan-academy-trust": rule(
    "The academy trust is the admission authority of its schools and decides their admission numbers; its funding agreement may ask for more.",
    PAN_DECIDERS,
  ),
  "pan-type-not-known": rule(
    "The type of the school is not known, so neither is its admission authority: local authority, governing body or academy trust.",
    PAN_DECIDERS,
  ),
  "pan-consultation": rule(
    "A lower admission number is consulted on for at least six weeks between 1 October and 31 January, determined by 28 February, and open to objections to the adjudicator until 15 May; it counts from the September of the year after it is determined.",
    ADMISSIONS_CODE,
  ),
  "pan-increase": rule(
    "An admission authority of its own school need not consult on a higher or unchanged admission number, but tells the local authority. It is determined by 28 February for the September of the year after.",
    ADMISSIONS_CODE,
  ),
  "admissions-bill": rule(
    "A Bill has proposed wider objections by local authorities, and that the adjudicator may set an admission number: check whether that is in force.",
    "Children’s Wellbeing and Schools Bill; how far it is was not looked up",
  ),
  "infant-class": rule(
    "An infant class (Reception, Year 1, Year 2) has at most 30 pupils for each teacher. Classes count, and not years: with mixed ages look at each class.",
    "School Standards and Framework Act 1998, section 1; School Admissions (Infant Class Sizes) (England) Regulations 2012",
  ),
  enlargement: rule(
    "An enlargement by more than 30 pupils and by 25 % or 200 pupils, whichever is less, may need statutory proposals. The figures are those of earlier regulations: confirm them against those in force.",
    "School Organisation (Prescribed Alterations to Maintained Schools) (England) Regulations 2007 (SI 2007/1289), since replaced by those of 2013",
  ),
  sparsity: rule(
    "A screen by road distance from school to school. The funding formula measures from pupils' homes to their second nearest compatible school, so this is a proxy. A merger raises the size of year groups and may end sparsity funding.",
    "School and Early Years Finance (England) Regulations 2022 (SI 2022/27), schedule 3, paragraph 14; SI 2024/66, regulation 21",
  ),
  "lump-sum": rule(
    "A merged school has one lump sum instead of one for each school, after any transition that the funding regulations give. Amounts are entered by whoever knows them.",
    "School and Early Years Finance (England) Regulations; Department for Education, Schools operational guide",
  ),
  "falling-rolls": rule(
    "A falling rolls fund may support a school whose places are forecast to be needed again within three to five years, by the authority's own conditions.",
    "Department for Education, Growth and falling rolls fund guidance 2025 to 2026",
  ),
  "walking-distance": rule(
    "The statutory walking distance is 2 miles under 8 and 3 miles from 8, by the shortest route that a child, accompanied as necessary, can walk in reasonable safety; for a family of low income 2 miles from 8 to 11. Road distance is only a screen: it says nothing about who may have transport, or whether a route is safe.",
    "Education Act 1996, sections 444(5) and 508B and schedule 35B",
  ),
  "child-journey": rule(
    "Guidance on home-to-school travel has 45 minutes each way as the longest for a primary child, which may be exceeded in rural areas. It is about a child's journey, and not about drives between partner schools.",
    "Department for Education, Travel to school for children of compulsory school age",
  ),
  "federation-maintained": rule(
    "Two or more maintained schools of any category may federate under one governing body. Places, admission numbers and funding of each school stay as they are.",
    "School Governance (Federations) (England) Regulations 2012 (SI 2012/1035)",
  ),
  "federation-academy": rule(
    "A statutory federation is for maintained schools: an academy may work with them by contract or informally.",
    "School Governance (Federations) (England) Regulations 2012 (SI 2012/1035)",
  ),
  "pair-age-range": rule(
    "An infant and a junior school from two primary schools are changes of age range, with a move of school at 7 and an admission number for Year 3: check which of them need statutory proposals.",
    "School Organisation (Prescribed Alterations to Maintained Schools) (England) Regulations 2013",
  ),
  "merge-closes": rule(
    "A merger closes all schools but one, or all and opens another: the procedure of closing holds for those that close, and that of enlarging, or of a further site, for the one that stays.",
    `${EIA_15}; statutory guidance, Opening and closing maintained schools (amalgamations)`,
  ),
  "new-school": rule(
    "A new school, or a new site, has a procedure of its own, and its URN comes with registration: check the current rules on who may propose one.",
    "Education and Inspections Act 2006, sections 6A to 12",
  ),
  "local-thresholds": rule(
    "Thresholds of surplus are local: no percentage is set by law.",
    "Thresholds in use: Kent County Council 2006, Salford City Council 2003, Department for Education and Employment 1998",
  ),
} as const satisfies Readonly<Record<string, LawRule>>;

export type LawRuleId = keyof typeof LAW_RULES;
