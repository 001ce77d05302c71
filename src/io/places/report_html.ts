import type { ReportBlock, ReportPage, ReportTable } from "../../domain/report_page.ts";

/** A report as one HTML page without a script, which reaches for nothing and prints on A4. */
export function reportHtml(page: ReportPage): string {
  const { title, warning, status, about, sections } = page;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(`${warning}: ${title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="warning">${escaped(warning)}</p>
<h1>${escaped(title)}</h1>
<p class="status">${escaped(status)}</p>
${about.map((line) => `<p>${escaped(line)}</p>`).join("\n")}
</header>
${sections
  .map(
    ({ heading, blocks }) => `<section>
<h2>${escaped(heading)}</h2>
${blocks.map(blockHtml).join("\n")}
</section>`,
  )
  .join("\n")}
</main>
<footer>${escaped(`${warning}. ${status}. School Cluster Planner.`)}</footer>
</body>
</html>
`;
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${escaped(block.text)}</h3>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "table":
      return tableHtml(block);
    case "written": {
      const text = block.text === null ? NOT_WRITTEN : escaped(block.text);
      return `<div class="written"><h4>${escaped(block.heading)}</h4><p>${text}</p></div>`;
    }
  }
}

const NOT_WRITTEN = "<em>To be written.</em>";

/** In a frame that a keyboard can scroll where the page is narrower than the table. */
function tableHtml({ caption, columns, rows }: ReportTable): string {
  const classOf = (column: number) => (columns[column]?.isNumber === true ? ' class="n"' : "");
  const head = columns
    .map(({ title }, column) => `<th scope="col"${classOf(column)}>${escaped(title)}</th>`)
    .join("");
  const body = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? `<th scope="row">${escaped(cell)}</th>`
        : `<td${classOf(column)}>${escaped(cell)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="frame" role="region" aria-label="${escaped(caption)}" tabindex="0"><table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
}

/** Text that is neither an element nor the end of an attribute in double quotes. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const STYLE = `
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, Arial, sans-serif; color: #0b0c0c; background: #fff; }
h1 { margin: .25rem 0; font-size: 1.75rem; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; border-bottom: 1px solid #b1b4b6; }
h3 { margin: 1rem 0 .25rem; font-size: 1.05rem; }
h4 { margin: 0; font-size: 1rem; }
p, ul { margin: .25rem 0; }
.warning { display: inline-block; margin: 0; padding: .25rem .75rem; border: 3px solid #0b0c0c; font-weight: 700; }
.status { font-weight: 700; }
.written { margin: .5rem 0; padding: .25rem .75rem; border-left: 4px solid #505a5f; }
.written p { white-space: pre-wrap; overflow-wrap: anywhere; }
.frame { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0; font-size: .9rem; }
caption { text-align: left; font-weight: 600; }
th, td { padding: .25rem .5rem; border-bottom: 1px solid #b1b4b6; text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
footer { margin-top: 2rem; font-size: .9rem; }
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; break-after: avoid; }
  h3, h4, caption { break-after: avoid; }
  table { font-size: 8.5pt; }
  thead, tbody tr:first-child { break-before: avoid; break-after: avoid; }
  tr, li, .written { break-inside: avoid; }
  .frame { overflow: visible; }
}
`;
