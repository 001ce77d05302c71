import { BASE } from "../../map/theme.ts";

/** What the marks of a test on the map mean. */
export default function ScenarioLegend() {
  const ring = { fill: BASE.halo, stroke: BASE.scenario, strokeWidth: 2 };
  return (
    <>
      <li>
        <svg width="22" height="22" viewBox="-11 -11 22 22" aria-hidden="true">
          <circle r="8.5" {...ring} />
          <path d="M-4,-4L4,4M4,-4L-4,4" {...ring} />
        </svg>
        <span>Crossed ring: site no longer used</span>
      </li>
      <li>
        <svg width="22" height="22" viewBox="-11 -11 22 22" aria-hidden="true">
          <circle r="8.5" {...ring} />
        </svg>
        <span>Ring with +: new site</span>
      </li>
      <li>
        <svg width="30" height="22" viewBox="-15 -11 30 22" aria-hidden="true">
          <line x1="-15" x2="15" stroke={BASE.scenario} strokeWidth="2.5" />
          <rect x="-8" y="-8" width="16" height="16" rx="6" {...ring} strokeWidth={1.5} />
          <text textAnchor="middle" y="4" fontSize="11" fontWeight="bold" fill={BASE.ink}>
            9
          </text>
        </svg>
        <span>Pupils who would go elsewhere</span>
      </li>
      <li>
        <svg width="26" height="22" viewBox="0 -11 26 22" aria-hidden="true">
          <line x2="26" stroke={BASE.scenario} strokeWidth="2.5" strokeDasharray="5 4" />
        </svg>
        <span>Become one school, or move</span>
      </li>
    </>
  );
}
