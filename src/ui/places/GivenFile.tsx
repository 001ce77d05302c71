import { useId, useState } from "react";
import type { GivenSource } from "../../app/places/given_files.ts";

interface GivenFileProps {
  /** What the file has to hold, in a sentence. */
  readonly what: string;
  readonly onGive: (source: GivenSource) => void;
}

/** Takes a file that is chosen or dropped, or rows that are pasted. */
export function GivenFile({ what, onGive }: GivenFileProps) {
  const [over, setOver] = useState(false);
  const [text, setText] = useState("");
  const hint = useId();
  const give = async (file: File | undefined) => {
    if (file === undefined) return;
    onGive({ kind: "file", name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  return (
    <>
      <section
        className="drop-zone drop-zone--short"
        aria-label="Choose a file"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void give(event.dataTransfer.files[0]);
        }}
      >
        <p id={hint}>{what}</p>
        <label>
          <span className="visually-hidden">File (CSV or Excel)</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            aria-describedby={hint}
            onChange={({ target }) => {
              void give(target.files?.[0]);
              target.value = "";
            }}
          />
        </label>
        <p className="quiet">CSV or Excel (.xlsx). The file stays on this computer.</p>
      </section>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") onGive({ kind: "pasted", text });
        }}
      >
        <label className="form__field">
          Or paste rows with their headings
          <textarea
            className="paste-box paste-box--short"
            value={text}
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <div>
          <button type="submit" className="button" disabled={text.trim() === ""}>
            Read the pasted rows
          </button>
        </div>
      </form>
    </>
  );
}
