/** One part of a bar: how many schools, its colour and what it is called. */
export interface Share {
  readonly key: string;
  readonly count: number;
  readonly colour: string;
  readonly label: string;
}

/** A bar split by counts, one slot for each school; `title` and the counts are its text alternative. */
export function ShareBar(props: { readonly title: string; readonly shares: readonly Share[] }) {
  const shares = props.shares.filter((share) => share.count > 0);
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  const words = shares.map((share) => `${share.count} ${share.label}`).join(", ");
  let start = 0;
  return (
    <svg className="share-bar" role="img" aria-label={`${props.title}: ${words}`}>
      <title>{`${props.title}: ${words}`}</title>
      {shares.map((share) => {
        const x = (start / total) * 100;
        start += share.count;
        return (
          <rect
            key={share.key}
            x={`${x}%`}
            y="1"
            width={`${(share.count / total) * 100}%`}
            height="10"
            fill={share.colour}
          />
        );
      })}
    </svg>
  );
}
