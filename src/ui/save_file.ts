/** Offers `bytes` to the user as a file called `name`. */
export function saveFile(name: string, type: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name of letters, digits, `_` and `-`, at most 50 characters with its ending (DfE's rule). */
export function fileName(title: string, ending: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${(stem === "" ? "plan" : stem).slice(0, 49 - ending.length)}.${ending}`;
}
