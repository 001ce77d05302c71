/** A file that could not be downloaded: what happened, where, and what to do. */
export class DownloadFailure extends Error {
  override readonly name: string = "DownloadFailure";
}

/** A failure that another try may mend, such as a connection that broke off. */
export class PassingFailure extends DownloadFailure {
  override readonly name: string = "PassingFailure";
}
