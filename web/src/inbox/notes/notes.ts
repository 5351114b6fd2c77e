import { api } from "../../api/api.ts";
import type { InboxItem, InboxNote } from "../../api/types.ts";
import { lineOfBox } from "../../opening/keys/boxes.ts";
import { keyOf, type Holding } from "../../opening/keys/keyring.ts";
import { openNote, sealNote, SealTrouble, type MemberIdentity } from "../../seal/index.ts";

/// A note of a colleague, as it is shown.
export interface ReadNote {
  id: string;
  name: string | null;
  at: string;
  /// Null if it does not open, or is not what its author signed.
  text: string | null;
}

/// Notes that an item takes; the server counts, too.
export const NOTES_LIMIT = 50;

/// Fetches the notes of an item, which is an entry in the log, and opens each. One that does not open hides no other.
export async function readNotes(company: Holding, item: InboxItem): Promise<ReadNote[]> {
  const given = await api.post<InboxNote[]>(`/api/inbox/${item.id}/notes/read`);
  const notes: ReadNote[] = [];
  for (const note of given) {
    const again = notes.some(({ id }) => id === note.id);
    const text = again ? null : await textOf(company, item, note);
    notes.push({ id: note.id, name: note.name, at: note.at, text });
  }
  return notes;
}

async function textOf(company: Holding, item: InboxItem, note: InboxNote): Promise<string | null> {
  try {
    const place = { item: item.id, call: item.call, note: note.id };
    return await openNote(keyOf(company, note.company), lineOfBox(company, item.mailbox), place, note.author, note);
  } catch (trouble) {
    // Without a cell none of them opens: that is not said of a single note.
    if (trouble instanceof SealTrouble && trouble.why !== "no-cell") return null;
    throw trouble;
  }
}

/// Seals a note to the key of the item's box, and sends it.
///
/// @param id of these words: sent again, as no answer came, they are one note
export async function writeNote(
  member: MemberIdentity,
  company: Holding,
  item: InboxItem,
  id: string,
  text: string,
): Promise<void> {
  const place = { item: item.id, call: item.call, note: id };
  const sealed = await sealNote(member, lineOfBox(company, item.mailbox), place, text);
  await api.post(`/api/inbox/${item.id}/notes`, { id, ...sealed });
}
