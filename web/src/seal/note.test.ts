import { beforeAll, describe, expect, it } from "vitest";
import { base64, fromBase64, fromUtf8 } from "./bytes.ts";
import {
  CompanyIdentity,
  createCompanyKey,
  createMemberKey,
  NOTE_CHARACTERS,
  openNote,
  sealNote,
  verifyChain,
  writeChain,
  type KeyLine,
  type NewCompanyKey,
  type NewMemberKey,
  type SealedNote,
} from "./inside.ts";
import { SealTrouble } from "./trouble.ts";
import { vectors } from "./vector.ts";

const MINATO = "01980000-0000-7000-8000-000000000001";
const RYO = "01980000-0000-7000-8000-0000000000b1";
const SAYAKA = "01980000-0000-7000-8000-0000000000b2";
const PLACE = {
  item: "01980000-0000-7000-8000-0000000000d1",
  call: "01980000-0000-7000-8000-0000000000c1",
  note: "01980000-0000-7000-8000-0000000000e1",
};
const OTHER = "01980000-0000-7000-8000-0000000000ff";

let ryo: NewMemberKey;
let sayaka: NewMemberKey;
let company: NewCompanyKey;
let line: KeyLine;
let note: SealedNote;

async function companyOf(member: NewMemberKey): Promise<[NewCompanyKey, KeyLine]> {
  const made = await createCompanyKey(member.identity, MINATO, "mlkem768x25519");
  const { fingerprint } = made.companyIdentity;
  const { statement, signature } = member;
  const chain = await verifyChain(
    MINATO,
    fingerprint,
    writeChain({
      statements: [{ statement: made.statement, signature: made.signature }],
      members: [{ statement, signature }],
      grants: [],
    }),
  );
  if (!chain.ok) throw new Error(chain.why);
  return [made, chain.line];
}

beforeAll(async () => {
  ryo = await createMemberKey(RYO, MINATO);
  sayaka = await createMemberKey(SAYAKA, MINATO);
  [company, line] = await companyOf(ryo);
  note = await sealNote(ryo.identity, line, PLACE, " 折り返し済み\n2件目は明日 ");
});

const open = (what: SealedNote, place = PLACE, author = RYO) =>
  openNote(company.companyIdentity, line, place, author, what);

/// Java's SealedNoteTest reads the same vectors.
describe("a note that another implementation sealed", () => {
  it.each(vectors("note"))("$name", async (vector) => {
    const about = (name: string) => vector.get(name);
    const chain = await verifyChain(about("client"), about("pin"), fromUtf8(fromBase64(about("chain"))));
    if (!chain.ok) throw new Error(chain.why);
    const key = await CompanyIdentity.of(about("client"), 1, about("company"), about("identity"));
    const place = { item: about("item"), call: about("call"), note: about("note") };
    const sealed = { company: about("company"), sealed: base64(vector.body), signature: about("signature") };
    const found = await openNote(key, chain.line, place, about("author"), sealed).then(
      () => "good",
      (trouble: unknown) => (trouble instanceof SealTrouble ? trouble.why : String(trouble)),
    );
    expect(found).toBe(about("expect"));
  });
});

describe("a note", () => {
  it("is opened by who holds the key of its box, as it was written", async () => {
    expect(await open(note)).toBe("折り返し済み\n2件目は明日");
  });

  it.each(["item", "call", "note"])("is refused at another %s", async (where) => {
    await expect(open(note, { ...PLACE, [where]: OTHER })).rejects.toThrow("bad-signature");
  });

  it("is refused under another client", async () => {
    const moved = { ...line, client: OTHER };
    await expect(openNote(company.companyIdentity, moved, PLACE, RYO, note)).rejects.toThrow("bad-signature");
  });

  it("is refused as another's, and of a person who does not hold the key", async () => {
    await expect(open(note, PLACE, SAYAKA)).rejects.toThrow("not-trusted");
    const forged = await sealNote(sayaka.identity, line, PLACE, "偽");
    await expect(open(forged)).rejects.toThrow("bad-signature");
  });

  it("is refused when it is sealed to another line", async () => {
    const [theirs, another] = await companyOf(ryo);
    const elsewhere = await sealNote(ryo.identity, another, PLACE, "別の箱");
    await expect(open(elsewhere)).rejects.toThrow("wrong-key");
    await expect(openNote(theirs.companyIdentity, line, PLACE, RYO, note)).rejects.toThrow("wrong-key");
    // signed as this line's, sealed to the other
    const lying = { ...line, current: { ...line.current, statement: another.current.statement } };
    await expect(open(await sealNote(ryo.identity, lying, PLACE, "別の箱"))).rejects.toThrow("bad-header");
  });

  it("is refused with one bit flipped, wherever it is", async () => {
    const file = fromBase64(note.sealed);
    for (const at of [0, 60, Math.floor(file.length / 2), file.length - 1]) {
      const flipped = Uint8Array.from(file, (byte, i) => (i === at ? byte ^ 1 : byte));
      await expect(open({ ...note, sealed: base64(flipped) })).rejects.toThrow("bad-signature");
    }
    const signature = fromBase64(note.signature);
    signature[5] = (signature[5] ?? 0) ^ 1;
    await expect(open({ ...note, signature: base64(signature) })).rejects.toThrow("bad-signature");
    await expect(open({ ...note, sealed: "!" })).rejects.toThrow("malformed");
  });

  it("has 1 to 1,000 characters, and is as long as every other", async () => {
    const longest = await sealNote(ryo.identity, line, PLACE, "あ".repeat(NOTE_CHARACTERS));
    expect(NOTE_CHARACTERS).toBe(1_000);
    expect(await open(longest)).toHaveLength(1_000);
    expect(await open(await sealNote(ryo.identity, line, PLACE, "は"))).toBe("は");
    expect(fromBase64(longest.sealed).length).toBe(fromBase64(note.sealed).length);
    expect(fromBase64(longest.sealed).length).toBeLessThanOrEqual(8_192);
    for (const text of ["あ".repeat(1_001), "", " \n "]) {
      await expect(sealNote(ryo.identity, line, PLACE, text)).rejects.toThrow("malformed");
    }
  });

  it("is sealed to no key that waits for confirmation, and for no other client", async () => {
    await expect(sealNote(ryo.identity, { ...line, recovered: true }, PLACE, "x")).rejects.toThrow("wrong-key");
    const stranger = await createMemberKey(RYO, OTHER);
    await expect(sealNote(stranger.identity, line, PLACE, "x")).rejects.toThrow("wrong-client");
  });
});
