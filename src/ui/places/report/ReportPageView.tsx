import type { ReportBlock, ReportPage, ReportTable } from "../../../domain/report_page.ts";

const HEADINGS = {
  1: ["h1", "h2", "h3"],
  2: ["h2", "h3", "h4"],
  3: ["h3", "h4", "h5"],
} as const;

type Level = keyof typeof HEADINGS;

/** A report as it is on the screen, on paper and in a saved page. `level` is that of its title's heading. */
export function ReportPageView({
  page,
  level,
}: {
  readonly page: ReportPage;
  readonly level: Level;
}) {
  const { title, warning, status, about, sections } = page;
  const [Title, Heading] = HEADINGS[level];
  return (
    <article className="report" aria-label={`Report: ${title}`}>
      <header>
        <p className="report__warning">{warning}</p>
        <Title>{title}</Title>
        <p className="report__status">{status}</p>
        {about.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {sections.map(({ heading, blocks }) => (
        <section key={heading}>
          <Heading>{heading}</Heading>
          {blocks.map((block, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two blocks may say the very same
            <Block key={place} block={block} level={level} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Block({ block, level }: { readonly block: ReportBlock; readonly level: Level }) {
  const Heading = HEADINGS[level][2];
  switch (block.kind) {
    case "heading":
      return <Heading>{block.text}</Heading>;
    case "text":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <Table table={block} />;
    case "written":
      return (
        <div className="report__written">
          <strong>{block.heading}</strong>
          <p>{block.text ?? <em>To be written.</em>}</p>
        </div>
      );
  }
}

function Table({ table: { caption, columns, rows } }: { readonly table: ReportTable }) {
  const classOf = (column: number) =>
    columns[column]?.isNumber === true ? "report__number" : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to scroll it
    <section className="report__frame" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title }, column) => (
              <th key={title} scope="col" className={classOf(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the very same
            <tr key={place}>
              {row.map((cell, column) =>
                column === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their column
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their column
                  <td key={column} className={classOf(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
