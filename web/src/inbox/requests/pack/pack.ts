import { downloadZip } from "client-zip";
import { toTokyo } from "../../../i18n/tokyo.ts";
import { spoken } from "../../../i18n/kana.ts";
import type { Holding } from "../../../opening/keys/keyring.ts";
import { draftToDisclose, soundToDisclose, textToDisclose } from "../../../opening/disclosing.ts";
import type { ReadMessage, ReadSlip } from "../../../opening/types.ts";
import { csv } from "../../../shell/csv.ts";

/// What a person is given, in Japanese: each text and each sound as a file of its own.

/// As the list and the statement name it.
export const NAMES: Record<Kind, string> = {
  message: "伝言",
  slip: "着信の控え",
  draft: "途中までの聞き取り",
  recording: "録音",
};

type Kind = "message" | "slip" | "draft" | "recording";

/// One object, opened.
export interface Packed {
  kind: Kind;
  /// When it was sealed.
  at: string;
  name: string;
  about: string;
  file: Blob;
}

const HEAD = ["番号", "種類", "日時（日本時間）", "ファイル", "備考"];

/// Puts together what was opened. Files are numbered in the order in which they were added.
export class Pack {
  readonly #made: Date;
  readonly #rows: Packed[] = [];
  readonly #numbers = new Map<Kind, number>();

  /// @param made stands beside every file
  constructor(made: Date) {
    this.#made = made;
  }

  add(one: Omit<Packed, "name">): void {
    const n = (this.#numbers.get(one.kind) ?? 0) + 1;
    const end = one.kind === "recording" ? "wav" : "txt";
    const name = `${one.kind}-${String(n).padStart(3, "0")}.${end}`;
    this.#numbers.set(one.kind, n);
    this.#rows.push({ ...one, name });
  }

  enclosed(): { kind: string; count: number }[] {
    return [...this.#numbers].map(([kind, count]) => ({ kind: NAMES[kind], count }));
  }

  /// Not compressed: sound and a few words would hardly shrink.
  close(cover: string): Promise<Blob> {
    const rows = this.#rows.map((one, n) => [n + 1, NAMES[one.kind], tokyo(one.at), one.name, one.about]);
    const files = [
      ...this.#rows.map(({ name, file }) => ({ name, input: file })),
      { name: "statement.html", input: new Blob([cover]) },
      { name: "list.csv", input: new Blob([csv([HEAD, ...rows])]) },
    ];
    return downloadZip(files.map((file) => ({ ...file, lastModified: this.#made }))).blob();
  }
}

/// Opens one object for the person, which is an entry in the log.
///
/// @param stopped asked between two parts of a recording
/// @return null if it was stopped
export async function openFor(
  company: Holding,
  { object, call, kind }: { object: string; call: string; kind: string },
  stopped: () => boolean,
): Promise<Omit<Packed, "name"> | null> {
  switch (kind as Kind) {
    case "recording": {
      const sound = await soundToDisclose(company, call, object, stopped);
      if (!sound) return null;
      const about = sound.complete ? "" : "録音は途中で終わっています";
      return { kind: "recording", at: sound.sealedAt, about, file: sound.file };
    }
    case "draft": {
      const { message, sealedAt } = await draftToDisclose(company, call, object);
      return { kind: "draft", at: sealedAt, about: "", file: text(messageLines(message, sealedAt)) };
    }
    case "slip":
    case "message": {
      const read = await textToDisclose(company, call, object, kind as "message" | "slip");
      const lines = read.kind === "message" ? messageLines(read.message, read.sealedAt) : slipLines(read.slip);
      return { kind: read.kind, at: read.sealedAt, about: "", file: text(lines) };
    }
  }
}

/// What a caller said, without who took it down: that is another person's.
export function messageLines(message: ReadMessage, sealedAt: string): string[] {
  return [
    `日時：${tokyo(message.at ?? sealedAt)}`,
    ...(message.callerNumber === null ? [] : [`発信者番号：${spoken(message.callerNumber)}`]),
    ...message.fields
      .filter(({ value }) => value !== "")
      .map(({ label, value, display }) => `${label.ja || label.en}：${display ? display.ja : value}`),
  ];
}

export function slipLines(slip: ReadSlip): string[] {
  const number = slip.callerNumber === null ? (slip.withheld ? "非通知" : "—") : spoken(slip.callerNumber);
  return [`発信者番号：${number}`, ...(slip.endedAt === null ? [] : [`通話の終わり：${tokyo(slip.endedAt)}`])];
}

/// As Windows opens it: UTF-8 with a mark, CRLF.
function text(lines: readonly string[]): Blob {
  return new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/plain;charset=utf-8" });
}

export function tokyo(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "—";
  return toTokyo(at).replace("T", " ");
}
