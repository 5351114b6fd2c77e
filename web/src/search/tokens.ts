import { api } from "../api/api.ts";
import type { InboxItem } from "../api/types.ts";
import type { Holding } from "../opening/keys/keyring.ts";
import type { Read } from "../opening/opening.ts";
import { base64, normalCase, normalTel, type CompanyIdentity } from "../seal/index.ts";

/// Tokens of one object; the server takes no more.
const MOST = 16;

/// Tokens asked for at once; the server takes no more.
const ASKED = 128;

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

/// One request of a search.
interface Part {
  tokens: string[];
  /// Where the answer before it ended; null at first.
  before: string | null;
}

export interface FoundAnswer {
  items: InboxItem[];
  /// Before what the older ones begin; null if there are none.
  next: string | null;
}

export interface FoundItems {
  items: InboxItem[];
  /// What is to be asked for the older ones that the answers leave out; empty if there are none.
  rest: readonly Part[];
}

/// Asks the server for the items of a number; null if what was typed is none, and then nothing is asked.
///
/// @throws Problem
export async function searchNumber(typed: string, company: Holding): Promise<FoundItems | null> {
  const tokens: string[] = [];
  const [tel, number] = [normalTel(typed), normalCase(typed)];
  for (const held of newestFirst(company)) {
    const key = await held.indexKey();
    if (tel !== null) tokens.push(base64(await key.token("tel", tel)));
    if (number !== null) tokens.push(base64(await key.token("case", number)));
  }
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length; at += ASKED) parts.push({ tokens: tokens.slice(at, at + ASKED), before: null });
  return parts.length === 0 ? null : await searchParts(parts);
}

/// Asks for each part, one after the other. What has tokens in two of them is named once.
///
/// @throws Problem
export async function searchParts(parts: readonly Part[]): Promise<FoundItems> {
  const items = new Map<string, InboxItem>();
  const rest: Part[] = [];
  for (const { tokens, before } of parts) {
    const answer = await api.post<FoundAnswer>("/api/inbox/search", { tokens, before });
    for (const item of answer.items) items.set(item.id, item);
    if (answer.next !== null) rest.push({ tokens, before: answer.next });
  }
  return { items: [...items.values()], rest };
}

/// All keys that are held, of each line the newest epochs before the older ones.
function newestFirst(company: Holding): CompanyIdentity[] {
  return [company, ...company.boxes]
    .flatMap(({ current, keys }) => [...keys.values()].map((key) => ({ key, age: current.epoch - key.epoch })))
    .sort((a, b) => a.age - b.age)
    .map(({ key }) => key);
}
