import { api } from "../api/api.ts";
import type { InboxItem } from "../api/types.ts";
import type { Holding } from "../opening/keys/keyring.ts";
import type { Read } from "../opening/opening.ts";
import { base64, normalCase, normalTel } from "../seal/index.ts";

/// Tokens of one object; the server takes no more.
const MOST = 16;

/// The form's field with the client's own number of a case.
const CASE = "caseNumber";

/// What the server may find an object by: its telephone numbers and case numbers, blinded with the newest key of its line.
export async function tokensOf({ text }: Read, company: Holding): Promise<string[]> {
  const key = await company.current.indexKey();
  const values =
    text.kind === "slip"
      ? [text.slip.callerNumber]
      : [text.message.callerNumber, ...text.message.fields.map(({ value }) => value)];
  const tels = values.flatMap((value) => (value === null ? [] : (normalTel(value) ?? [])));
  const cases =
    text.kind === "slip"
      ? []
      : text.message.fields.flatMap(({ key: name, value }) => (name === CASE ? (normalCase(value) ?? []) : []));
  const tokens: string[] = [];
  for (const tel of new Set(tels)) tokens.push(base64(await key.token("tel", tel)));
  for (const number of new Set(cases)) tokens.push(base64(await key.token("case", number)));
  return tokens.slice(0, MOST);
}

/// @throws Problem
export async function putTokens(read: Read, company: Holding): Promise<void> {
  const tokens = await tokensOf(read, company);
  await api.put(`/api/objects/${read.object}/tokens`, { company: company.current.fingerprint, tokens });
}

export interface FoundItems {
  items: InboxItem[];
  /// Whether there are older ones that the answer leaves out.
  more: boolean;
}

/// Asks the server for the items of a number; null if what was typed is none, and then nothing is asked.
///
/// @throws Problem
export async function searchNumber(typed: string, company: Holding): Promise<FoundItems | null> {
  const tokens: string[] = [];
  const [tel, number] = [normalTel(typed), normalCase(typed)];
  for (const held of [company, ...company.boxes].flatMap(({ keys }) => [...keys.values()])) {
    const key = await held.indexKey();
    if (tel !== null) tokens.push(base64(await key.token("tel", tel)));
    if (number !== null) tokens.push(base64(await key.token("case", number)));
  }
  return tokens.length === 0 ? null : await api.post<FoundItems>("/api/inbox/search", { tokens });
}
