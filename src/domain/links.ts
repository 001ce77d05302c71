/** Kinds of partnership that a school may have beside its home cluster (Hill 2014, figure 6). A file may name others. */
export const LINK_KINDS = [
  "teaching-alliance",
  "business-services",
  "school-support",
  "secondary",
  "hard-partnership",
  "local-cluster",
  "other",
] as const;

export type LinkKind = (typeof LINK_KINDS)[number];
