import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DownloadHooks } from "./download.ts";
import { download } from "./download.ts";
import { DownloadFailure } from "./download_failure.ts";
import { hashFile } from "./file_hash.ts";
import { openAddress, PATIENCE } from "./open_address.ts";
import type { Sources } from "./sources.ts";
import { roadsUrl } from "./sources.ts";

/** The newest extract of the roads around an authority's schools, downloaded into `folder` and compared with its MD5. */
export async function downloadLatestRoads(
  sources: Sources,
  authority: { readonly laCode: string; readonly laName: string },
  folder: string,
  hooks: DownloadHooks,
): Promise<string> {
  const address = roadsUrl(sources, authority.laCode);
  if (address === null) {
    throw new DownloadFailure(
      `The settings for downloads name no road extract for ${authority.laName} (${authority.laCode}). Give an extract yourself: any .osm.pbf that holds its roads.`,
    );
  }
  const url = await resolved(address, hooks);
  const expected = (await md5Of(url, hooks)) ?? (await md5Of(address, hooks));
  if (expected === null) throw withoutMd5(url);
  const file = join(folder, basename(new URL(url).pathname));
  if (existsSync(file) && (await hashFile(file, "md5", hooks.signal)) === expected) return file;
  if ((await download(url, file, hooks)) === null) throw missing(url);
  if ((await hashFile(file, "md5", hooks.signal)) === expected) return file;
  await rm(file, { force: true });
  throw new DownloadFailure(
    `The road extract from ${url} is damaged: it does not have the MD5 that ${new URL(url).host} states for it. Try again; it is downloaded anew.`,
  );
}

/** Where `address` leads: "latest" is only a way to the file of a day, whose MD5 must be of the same day. */
async function resolved(address: string, hooks: DownloadHooks): Promise<string> {
  const { hosts, patience = PATIENCE, signal } = hooks;
  const opened = await openAddress(address, hosts, { Range: "bytes=0-0" }, patience, signal);
  if (opened === null) throw missing(address);
  await opened.response.body?.cancel();
  return opened.url.href;
}

async function md5Of(url: string, hooks: DownloadHooks): Promise<string | null> {
  const { hosts, patience = PATIENCE, signal } = hooks;
  const opened = await openAddress(`${url}.md5`, hosts, {}, patience, signal);
  const text = opened === null ? "" : await opened.response.text();
  return /^[0-9a-f]{32}\b/i.exec(text.trim())?.[0].toLowerCase() ?? null;
}

function withoutMd5(url: string): DownloadFailure {
  return new DownloadFailure(
    `There is no MD5 beside ${url}, so the road extract cannot be checked and was not fetched. Try again later, or give an extract yourself.`,
  );
}

function missing(url: string): DownloadFailure {
  return new DownloadFailure(
    `There is no file at ${url}. Correct the settings for downloads, or give an extract yourself.`,
  );
}
