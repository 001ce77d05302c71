/** How a file's bytes were turned into text. */
export type TextEncoding = "utf-8" | "windows-1252";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * Text of a file: strict UTF-8 (a byte order mark is dropped), else windows-1252, which is what the web standards
 * mean by latin1 and what GIAS extracts are in (domain handbook §2.3). Never fails: every byte has a meaning there.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  return { text: createDecoder("windows-1252").decode(bytes, true), encoding: "windows-1252" };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Turns a file's bytes into text piece by piece. */
export interface PieceDecoder {
  /** Text of the next piece; a character cut in two waits for the rest unless this piece is the `last`. */
  decode(bytes: Uint8Array, last: boolean): string;
}

/** A decoder for a file known to be in `encoding`. Throws on bytes that are not UTF-8 where that was promised. */
export function createDecoder(encoding: TextEncoding): PieceDecoder {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
  if (encoding === "utf-8") {
    return { decode: (bytes, last) => decoder.decode(bytes, { stream: !last }) };
  }
  return {
    decode: (bytes, last) => withWindowsPunctuation(decoder.decode(bytes, { stream: !last })),
  };
}

/** Bytes 0x80 to 0x9F in windows-1252; the five that have no character keep their control code. Source: WHATWG Encoding Standard. */
const WINDOWS_PUNCTUATION = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20's own decoder reads these bytes as Latin-1 controls (nodejs/node#56542); delete when no supported Node does. */
function withWindowsPunctuation(text: string): string {
  return text.replace(
    /[\u0080-\u009f]/g,
    (control) => WINDOWS_PUNCTUATION[control.charCodeAt(0) - 0x80] ?? control,
  );
}
