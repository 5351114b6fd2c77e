/// Stands on the clipboard for what was copied in a guarded page: other programs get this sentence.
export const INSTEAD = "電話番の外には貼り付けられません。/ Cannot be pasted outside Denwaban.";

type Written = HTMLInputElement | HTMLTextAreaElement;

/// What was copied from a field that is being written. It stays in the page, so that the writer can move words from one
/// field to another, and no other program can read them.
export class Pocket {
  #text = "";

  /// For `copy` and `cut`. What was received, or was sent already, is not copied at all.
  copy(event: ClipboardEvent): void {
    event.preventDefault();
    const field = written(event.target);
    const text = field ? selected(field) : "";
    if (text === "") return;
    this.#text = text;
    event.clipboardData?.setData("text/plain", INSTEAD);
    if (event.type === "cut") edit("delete");
  }

  /// For `paste`: what came from elsewhere goes in as it would anywhere.
  paste(event: ClipboardEvent): void {
    if (event.clipboardData?.getData("text/plain") !== INSTEAD) return;
    event.preventDefault();
    const field = written(event.target);
    if (!field || this.#text === "") return;
    edit("insertText", field instanceof HTMLInputElement ? this.#text.replaceAll(/\s*\n\s*/g, " ") : this.#text);
  }

  /// Before the next caller: one caller's words must not get into another's message.
  empty(): void {
    this.#text = "";
  }
}

/// The field that can be written, where this happened; null anywhere else.
export function written(at: EventTarget | null): Written | null {
  const field = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at : null;
  return field && !field.readOnly && !field.disabled ? field : null;
}

export function selected(field: Written): string {
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
}

/// Nothing else writes into a field in a way that the browser's "undo" knows.
function edit(command: "delete" | "insertText", text?: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command, false, text);
}
