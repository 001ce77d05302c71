import { DownloadFailure } from "./download_failure.ts";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** `address` as a URL. Throws a `DownloadFailure` where its host is not among `hosts`, or it is plain http to another computer. */
export function allowedAddress(address: string | URL, hosts: readonly string[]): URL {
  const url = new URL(address);
  if (!hosts.includes(url.hostname)) {
    throw new DownloadFailure(
      `${url.hostname} is not among the hosts that may be downloaded from (${hosts.join(", ")}), so ${url.href} was not fetched. Add it to the settings for downloads if you trust it, or give the file yourself.`,
    );
  }
  const isOwn = url.protocol === "http:" && LOOPBACK.includes(url.hostname);
  if (url.protocol !== "https:" && !isOwn) {
    throw new DownloadFailure(
      `${url.href} is not https, so it was not fetched. Correct it in the settings for downloads, or give the file yourself.`,
    );
  }
  return url;
}
