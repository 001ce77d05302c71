/** Something that is fetched or computed: the four states every panel can show. */
export type Resource<T> =
  | { readonly status: "idle" }
  | { readonly status: "loading"; readonly what: string; readonly share: number | null }
  | { readonly status: "failed"; readonly problems: readonly string[] }
  | { readonly status: "ready"; readonly value: T };
