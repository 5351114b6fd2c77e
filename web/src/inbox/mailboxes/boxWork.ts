import { api, Problem } from "../../api/api.ts";
import type { Keys, MemberKey } from "../../api/types.ts";
import {
  fingerprint,
  firstMailboxKey,
  grantTo,
  nextKey,
  SealTrouble,
  type KeyLine,
  type MemberIdentity,
  type NextKey,
} from "../../seal/index.ts";
import { neededEpochs, type Box } from "../../opening/keys/boxes.ts";
import { hold, ringNow, type Holding } from "../../opening/keys/keyring.ts";

/// What an administrator does with the keys of mailboxes. Members who may hold one are trusted in
/// the company's newest key: its chain proves their statements, so no one compares fingerprints
/// again.

function open(): { member: MemberIdentity; company: Holding } {
  const ring = ringNow();
  if (ring.kind !== "open" || !ring.company || ring.company.line.recovered) throw new SealTrouble("wrong-key");
  return { member: ring.member, company: ring.company };
}

async function heldAgain(): Promise<void> {
  const { member } = open();
  await hold(member, await api.get<Keys>("/api/keys"));
}

function sent({ statement, signature, holders }: NextKey) {
  return { statement, signature, holders };
}

/// @param holders fingerprints of members' statements
export async function makeBox(keys: Keys, name: string, holders: readonly string[]): Promise<void> {
  const { member, company } = open();
  const id = crypto.randomUUID();
  const made = await firstMailboxKey(member, company.line, id, holders, keys.wantedKind);
  await api.post("/api/mailboxes", { id, name, ...sent(made) });
  await heldAgain();
}

/// Fingerprints of the statements of those who hold a mailbox now, as far as this page knows.
export function trustedOf(id: string): readonly string[] {
  const ring = ringNow();
  const box = ring.kind === "open" ? ring.company?.boxes.find((one) => one.id === id) : undefined;
  return box?.line.current.trusted ?? [];
}

/// Takes from the mailbox who held it and is not among `holders`, and gives it to who is and did not. Whom a colleague
/// added or removed since is left as it is. Removing a member makes a new key necessary; a new member gets those before
/// too. The newest last: a grant that broke off is done again from the start.
///
/// @param held who held it when the choice was begun ([trustedOf])
/// @returns whether there is a new key, and so something to be done for what came before
export async function setHolders(
  keys: Keys,
  id: string,
  held: readonly string[],
  holders: readonly MemberKey[],
): Promise<boolean> {
  const names = new Set(holders.flatMap((one) => one.fingerprint ?? []));
  const gone = held.filter((name) => !names.has(name) && name !== open().member.fingerprint);
  await heldAgain();
  const before = boxNow(id);
  const { trusted } = before.line.current;
  const out = trusted.some((name) => gone.includes(name));
  if (out)
    await replaceBoxKey(
      keys,
      before,
      trusted.filter((name) => !gone.includes(name)),
    );
  const { member, company } = open();
  const box = boxNow(id);
  const needed = await neededEpochs(id);
  for (const one of holders) {
    const name = one.fingerprint;
    if (name === null || held.includes(name) || box.line.current.trusted.includes(name)) continue;
    const statement = await vouched(company.line, one);
    for (const key of [...box.keys.values()].sort((a, b) => a.epoch - b.epoch)) {
      if (!needed.has(key.epoch)) continue;
      try {
        const grant = await grantTo(member, key, statement.statement, statement.signature);
        await api.post("/api/keys/grants", { mailbox: id, ...grant });
      } catch (trouble) {
        if (!(trouble instanceof Problem && trouble.code === "key-exists")) throw trouble;
      }
    }
  }
  await heldAgain();
  return out;
}

/// Gives each mailbox that this member holds and a leaver held its next key; whom a colleague let in or out since
/// the page was loaded stays so.
///
/// @param leaving fingerprints of the leavers' statements
/// @returns how many
export async function replaceLeft(
  keys: Keys,
  leaving: ReadonlySet<string>,
  progress: (step: { box: string; n: number; of: number }) => void,
): Promise<number> {
  await heldAgain();
  const left = open().company.boxes.filter(({ line }) => line.current.trusted.some((name) => leaving.has(name)));
  for (const [n, box] of left.entries()) {
    progress({ box: box.id, n: n + 1, of: left.length });
    const stay = box.line.current.trusted.filter((name) => !leaving.has(name));
    await replaceBoxKey(keys, box, stay);
  }
  return left.length;
}

/// @param stay of those who hold it now
export async function replaceBoxKey(keys: Keys, box: Box, stay: readonly string[]): Promise<void> {
  const left = box.line.current.trusted.length > stay.length;
  const made = await nextKey(open().member, box.line, stay, left ? "left" : "scheduled", keys.wantedKind);
  await api.post(`/api/keys/lines/${box.id}/epochs`, sent(made));
  await heldAgain();
}

function boxNow(id: string): Box {
  const box = open().company.boxes.find((one) => one.id === id);
  if (!box) throw new SealTrouble("wrong-key");
  return box;
}

/// What the server shows of a member must be the very statement that the company's chain trusts.
async function vouched(line: KeyLine, member: MemberKey): Promise<{ statement: string; signature: string }> {
  const { statement, signature } = member;
  if (statement === null || signature === null) throw new SealTrouble("malformed");
  if (!line.current.trusted.includes(await fingerprint(statement))) throw new SealTrouble("not-trusted");
  return { statement, signature };
}
