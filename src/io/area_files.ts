/**
 * Where an area's files are read from: a folder, the web app's own assets, or a zip. `null` when the area has no
 * such file; rejects when it has one that cannot be read.
 */
export interface AreaFiles {
  readonly name: string;
  read(file: string, signal?: AbortSignal): Promise<Uint8Array | null>;
}
