import { describe, expect, it } from "vitest";
import { createDecoder, decodeText } from "../../src/io/text.ts";

describe("decoding a file's bytes", () => {
  it("reads UTF-8 and drops the byte order mark", () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xc3, 0xa9))).toEqual({
      text: "Aé",
      encoding: "utf-8",
    });
  });

  it("reads every byte as the Encoding Standard's windows-1252 does", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const { text, encoding } = decodeText(bytes);
    expect(encoding).toBe("windows-1252");
    expect(text).toHaveLength(256);
    expect(text.slice(0x80, 0xa0)).toBe(
      "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ",
    );
    expect(text.codePointAt(0xe9)).toBe(0xe9);
    expect(text.codePointAt(0xff)).toBe(0xff);
  });

  it("joins a UTF-8 character that two pieces share", () => {
    const decoder = createDecoder("utf-8");
    const pieces = [Uint8Array.of(0x41, 0xe2), Uint8Array.of(0x80, 0x99)];
    expect(pieces.map((piece, i) => decoder.decode(piece, i === 1))).toEqual(["A", "\u2019"]);
  });

  it("decodes an empty file", () => {
    expect(decodeText(new Uint8Array()).text).toBe("");
  });
});
