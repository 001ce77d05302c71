/** A text's words: lower case, without accents, apostrophes and punctuation; "&" is "and". */
export function plainWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘`´ʼ]/g, "")
    .replace(/&/g, " and ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Ways of writing one thing, on a text of plain words between spaces; longer ones first. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/ church of england(?= )/g, " cofe"],
  [/ c of e(?= )/g, " cofe"],
  [/ c e(?= )/g, " cofe"],
  [/ ce(?= )/g, " cofe"],
  [/ roman catholic(?= )/g, " catholic"],
  [/ r c(?= )/g, " catholic"],
  [/ rc(?= )/g, " catholic"],
  [/ voluntary aided(?= )/g, " va"],
  [/ v a(?= )/g, " va"],
  [/ aided(?= )/g, " va"],
  [/ voluntary controlled(?= )/g, " vc"],
  [/ v c(?= )/g, " vc"],
  [/ controlled(?= )/g, " vc"],
  [/ saint(?= )/g, " st"],
  [/ saints(?= )/g, " sts"],
  [/ junior and infants?(?= )/g, " junior infant"],
  [/ infants(?= )/g, " infant"],
  [/ juniors(?= )/g, " junior"],
];

/** A school name's words, with the usual ways of writing saints, faiths and kinds of school made one. */
export function nameWords(name: string): string[] {
  return nameWordsOf(plainWords(name));
}

/** `nameWords` of a name whose plain words are known. */
export function nameWordsOf(plain: readonly string[]): string[] {
  let text = ` ${plain.join(" ")} `;
  for (const [written, one] of SAME) text = text.replace(written, one);
  return text.split(" ").filter((word) => word !== "");
}

/** Words that nearly every primary school's name has and that people leave out. */
const LEFT_OUT = new Set(["the", "primary", "school", "schools"]);

/** Words that say what kind of school it is rather than which. */
const KIND_WORDS = new Set([
  "academy",
  "and",
  "catholic",
  "church",
  "cofe",
  "community",
  "county",
  "endowed",
  "foundation",
  "of",
  "parochial",
  "va",
  "vc",
]);

/** What two names share when they are the same name written differently: "St. Mary's C of E" and "Saint Marys CofE Primary School". */
export function nameKey(name: string): string {
  const words = nameWords(name);
  const kept = words.filter((word) => !LEFT_OUT.has(word));
  return (kept.length === 0 ? words : kept).join(" ");
}

/** `nameKey` without the words for the kind of school: two schools may share it without being one. */
export function looseNameKey(name: string): string {
  const words = nameKey(name).split(" ");
  const kept = words.filter((word) => !KIND_WORDS.has(word));
  return (kept.length === 0 ? words : kept).join(" ");
}
