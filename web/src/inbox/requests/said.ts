import { api } from "../../api/api.ts";
import { keyOf, type Holding } from "../../opening/keys/keyring.ts";
import { NOTE_CHARACTERS, openNote, sealNote, SealTrouble, type MemberIdentity } from "../../seal/index.ts";
import type { Note } from "./queries.ts";

/// What members write about a request. It is sealed in the browser, what it is included: the server stores bytes.
export type Said =
  | { what: "asks"; name: string; number: string; text: string }
  | { what: "note" | "answer" | "reason" | "late" | "withdrawn"; text: string };

export interface ReadSaid {
  id: string;
  name: string | null;
  at: string;
  /// Null if it does not open, or is not what its author signed.
  said: Said | null;
}

/// A sealed note, as the server takes it.
export interface SealedSaid {
  id: string;
  company: string;
  sealed: string;
  signature: string;
}

const WHATS = ["note", "answer", "reason", "late", "withdrawn"] as const;

/// How many characters may still be written; quotes and new lines count twice.
export function left(said: Said): number {
  return NOTE_CHARACTERS - JSON.stringify(said).length;
}

/// A note of a request names it both as its item and as its call: no note of a message does (docs/formats/note.md).
const placeOf = (request: string, note: string) => ({ item: request, call: request, note });

/// @param id of these words: sent again, as no answer came, they are one note
export async function seal(
  member: MemberIdentity,
  company: Holding,
  request: string,
  said: Said,
  id: string = crypto.randomUUID(),
): Promise<SealedSaid> {
  return { id, ...(await sealNote(member, company.line, placeOf(request, id), JSON.stringify(said))) };
}

/// Fetches what was written, which is an entry in the log, and opens each. One that does not open hides no other.
export async function readAll(company: Holding, request: string): Promise<ReadSaid[]> {
  const given = await api.post<Note[]>(`/api/requests/${request}/notes/read`);
  const all: ReadSaid[] = [];
  for (const note of given) {
    const again = all.some(({ id }) => id === note.id);
    all.push({ id: note.id, name: note.name, at: note.at, said: again ? null : await opened(company, request, note) });
  }
  return all;
}

async function opened(company: Holding, request: string, note: Note): Promise<Said | null> {
  try {
    const key = keyOf(company, note.company);
    return read(await openNote(key, company.line, placeOf(request, note.id), note.author, note));
  } catch (trouble) {
    // Without a cell none of them opens: that is not said of a single note.
    if (trouble instanceof SealTrouble && trouble.why !== "no-cell") return null;
    throw trouble;
  }
}

/// @return null if it is nothing that we know how to show
export function read(text: string): Said | null {
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
  const { name, number, text: words } = said;
  if (typeof words !== "string") return null;
  const what = WHATS.find((one) => one === said.what);
  if (what) return { what, text: words };
  if (said.what !== "asks" || typeof name !== "string" || typeof number !== "string") return null;
  return { what: "asks", name, number, text: words };
}

/// Who asks, by the first note that says it.
export function asksOf(all: readonly ReadSaid[]): Extract<Said, { what: "asks" }> | null {
  for (const { said } of all) if (said?.what === "asks") return said;
  return null;
}
