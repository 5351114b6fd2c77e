/// What a member writes to colleagues about an item (docs/formats/note.md): sealed to the key of the item's box, so that
/// its holders alone read it, and signed by its author over where it belongs, so that it is read nowhere else.

import { sealFile, split } from "./age.ts";
import { base64, fromBase64, fromUtf8, join, sha256, utf8 } from "./bytes.ts";
import type { Epoch, KeyLine } from "./chain.ts";
import type { CompanyIdentity } from "./company.ts";
import { canonical } from "./json.ts";
import type { MemberIdentity } from "./member.ts";
import { NOTE_CHARACTERS } from "./noteLength.ts";
import { verifies } from "./sign.ts";
import { otherwise, SealTrouble } from "./trouble.ts";

/// Every note is filled up with spaces to as many bytes: its length tells nothing.
const BYTES = 4_096;

/// Where a note belongs.
export interface NotePlace {
  item: string;
  /// The item's.
  call: string;
  note: string;
}

export interface SealedNote {
  /// Fingerprint of the key statement that it is sealed to.
  company: string;
  /// base64, of an age file
  sealed: string;
  signature: string;
}

/// @param line of the item's box
/// @throws SealTrouble malformed if the text is empty or too long; wrong-client; wrong-key if the line waits for
///   confirmation
export async function sealNote(by: MemberIdentity, line: KeyLine, place: NotePlace, text: string): Promise<SealedNote> {
  const written = text.trim();
  if (written.length === 0 || written.length > NOTE_CHARACTERS) throw new SealTrouble("malformed");
  if (by.client !== line.client) throw new SealTrouble("wrong-client");
  if (line.recovered) throw new SealTrouble("wrong-key");
  const bytes = utf8(written);
  const fill = new Uint8Array(BYTES - bytes.length).fill(0x20);
  const file = await sealFile(line.current.statement.recipient, join(bytes, fill));
  const signed = await said(line, line.current, by.fingerprint, place, file);
  return {
    company: line.current.fingerprint,
    sealed: base64(file),
    signature: await by.signer.sign("note", signed),
  };
}

/// @param held the key of the epoch that the note names
/// @param line of the item's box
/// @param author the person who is said to have written it
/// @throws SealTrouble malformed; wrong-key if it is sealed to no key of this line, or to another than `held`;
///   not-trusted if the author does not hold that key; bad-signature if someone else wrote it, or it was written for
///   another place; bad-header, bad-payload
export async function openNote(
  held: CompanyIdentity,
  line: KeyLine,
  place: NotePlace,
  author: string,
  note: SealedNote,
): Promise<string> {
  const file = await otherwise("malformed", () => fromBase64(note.sealed));
  const epoch = line.epochs.find(({ fingerprint }) => fingerprint === note.company);
  if (!epoch || held.fingerprint !== note.company) throw new SealTrouble("wrong-key");
  const keys = epoch.trusted.filter((one) => line.members.get(one)?.person === author);
  if (keys.length === 0) throw new SealTrouble("not-trusted");
  if (!(await signedByOne(keys, line, epoch, place, file, note.signature))) throw new SealTrouble("bad-signature");
  const { header, payload } = await otherwise("bad-header", () => split(file));
  const plain = await held.open(header, payload);
  const text = await otherwise("malformed", () => fromUtf8(plain).trimEnd());
  const fits = plain.length === BYTES && text.length > 0 && text.length <= NOTE_CHARACTERS;
  if (!fits) throw new SealTrouble("malformed");
  return text;
}

/// A member who lost every way to their key has a second one.
async function signedByOne(
  keys: readonly string[],
  line: KeyLine,
  epoch: Epoch,
  place: NotePlace,
  file: Uint8Array,
  signature: string,
): Promise<boolean> {
  for (const by of keys) {
    const sign = line.members.get(by)?.sign ?? "";
    if (await verifies(sign, "note", await said(line, epoch, by, place, file), signature)) return true;
  }
  return false;
}

async function said(line: KeyLine, epoch: Epoch, by: string, place: NotePlace, file: Uint8Array): Promise<string> {
  const { item, call, note } = place;
  return canonical({
    v: 1,
    client: line.client,
    item,
    call,
    note,
    company: epoch.fingerprint,
    by,
    sha256: base64(await sha256(file)),
  });
}
