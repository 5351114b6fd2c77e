import { describe, expect, it } from "vitest";
import type { DeskCall, NoticeApproved, NoticeContent } from "../../api/types.ts";
import { approveNotice, createCompanyKey, createMemberKey, verifyChain, writeChain } from "../../seal/inside.ts";
import { AskedLeaving, leavingOf, wordsOf, type Leaving } from "./leaving.ts";
import type { FilledField, MessageBody } from "./sealing.ts";

const CLIENT = "01980000-0000-7000-8000-00000000c001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const DAY_MS = 86_400_000;

function shelf(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

async function company(client = CLIENT) {
  const member = await createMemberKey(RYO, client);
  const made = await createCompanyKey(member.identity, client, "x25519");
  const chain = writeChain({
    statements: [{ statement: made.statement, signature: made.signature }],
    members: [{ statement: member.statement, signature: member.signature }],
    grants: [],
  });
  const checked = await verifyChain(client, made.companyIdentity.fingerprint, chain);
  if (!checked.ok) throw new Error(checked.why);
  const call = { id: "c", client: { id: client }, seal: { chain }, form: { mails: [] } } as unknown as DeskCall;
  const approves = (content: NoticeContent[]) =>
    approveNotice(member.identity, checked.line, content, new Date(Date.now() + DAY_MS));
  return { call, approves };
}

describe("what leaves", () => {
  const all: NoticeContent[] = ["caller-name", "subject", "text"];
  const named = (call: DeskCall, mails: string[]): DeskCall => ({ ...call, form: { ...call.form, mails } });
  const leaves = (call: DeskCall, mails: string[], approval: NoticeApproved["approval"]) =>
    leavingOf(named(call, mails), { approval }, shelf());

  it("is what the client signed, as far as the contract names it", async () => {
    const { call, approves } = await company();
    const approval = await approves(["caller-name", "text"]);
    expect(await leaves(call, all, approval)).toEqual(["caller-name", "text"]);
    expect(await leaves(call, ["text"], approval)).toEqual(["text"]);
    expect(await leaves(call, [], approval)).toEqual([]);
  });

  it("is nothing on the server's word, of another's signature, or changed by one bit", async () => {
    const { call, approves } = await company();
    expect(await leaves(call, all, null)).toEqual([]);
    const good = await approves(["subject"]);
    const other = await (await company()).approves(all);
    const elsewhere = await (await company(CLIENT.replace("c001", "c002"))).approves(all);
    const more = { ...good, statement: good.statement.replace('"subject"', '"subject","text"') };
    for (const approval of [other, elsewhere, more, { ...good, signature: other.signature }]) {
      expect(await leaves(call, all, approval)).toEqual([]);
    }
    expect(await leaves({ ...call, seal: null }, all, good)).toEqual([]);
  });

  it("is nothing where the key is not the one that this browser knows", async () => {
    const mine = await company();
    const theirs = await company();
    const kept = shelf();
    expect(await leavingOf(named(mine.call, all), { approval: await mine.approves(all) }, kept)).toEqual(all);
    expect(await leavingOf(named(theirs.call, all), { approval: await theirs.approves(all) }, kept)).toEqual([]);
  });
});

describe("what leaves of the call in hand", () => {
  async function asked(answers: (() => Promise<NoticeApproved>)[]) {
    const { call, approves } = await company();
    const approval = await approves(["text"]);
    const seen: Leaving[] = [];
    const ports = {
      fetch: () => (answers.shift() ?? (() => Promise.resolve({ approval })))(),
      changed: (leaving: Leaving) => void seen.push(leaving),
    };
    const asking = new AskedLeaving(ports, shelf());
    return { call: { ...call, form: { ...call.form, mails: ["text"] } }, asking, seen };
  }

  it("is asked once, and again after it could not be", async () => {
    const { call, asking, seen } = await asked([() => Promise.reject(new Error("away"))]);
    await asking.of(call);
    expect(seen).toEqual([]);
    await asking.of(call);
    await asking.of(call);
    expect(seen).toEqual([["text"]]);
  });

  it("is nothing any more once the call has gone, however late the answer comes", async () => {
    const { call, asking, seen } = await asked([]);
    const late = asking.of(call);
    asking.end();
    await late;
    expect(seen).toEqual([[]]);
  });
});

describe("the words", () => {
  const field = (key: string, value: string, more: Partial<FilledField> = {}): FilledField => ({
    key,
    label: { ja: `${key}欄`, en: key },
    value,
    ...more,
  });
  const body = (...fields: FilledField[]) => ({ form: { version: 1, fields } }) as MessageBody;
  const words = (leaving: Leaving, ...fields: FilledField[]) => wordsOf(leaving, body(...fields));

  it("are none where nothing leaves", () => {
    expect(words([], field("callerName", "山本"))).toBeUndefined();
  });

  it("are those of the fields that were approved, and no others", () => {
    const fields = [field("callerName", "山本 太郎"), field("callerKana", "ヤマモト"), field("company", "山本工務店")];
    const inquiry = field("inquiry", "見積書の\n再送");
    expect(words(["caller-name"], ...fields, inquiry)).toEqual({
      callerName: "山本 太郎（ヤマモト） 山本工務店",
      subject: null,
      text: null,
    });
    expect(words(["subject"], ...fields, inquiry)).toEqual({ callerName: null, subject: "見積書の 再送", text: null });
  });

  it("are the whole message as plain text, choices in words", () => {
    const callback = field("callback", "yes", { display: { ja: "必要", en: "Wanted" } });
    expect(words(["text"], field("inquiry", "一\n二"), callback)?.text).toBe("inquiry欄: 一\n二\ncallback欄: 必要");
  });

  it("are cut at their limits, and not through a character", () => {
    const all: Leaving = ["caller-name", "subject", "text"];
    const at = words(all, field("callerName", "あ".repeat(200)), field("inquiry", "あ".repeat(60)));
    expect([at?.callerName?.length, at?.subject?.length]).toEqual([200, 60]);
    const above = words(all, field("callerName", "あ".repeat(201)), field("inquiry", "あ".repeat(9000)));
    expect([above?.callerName?.length, above?.subject?.length, above?.text?.length]).toEqual([200, 60, 8000]);
    const pair = words(["subject"], field("inquiry", `${"あ".repeat(59)}𠮷野家`))?.subject;
    expect(pair).toBe("あ".repeat(59));
  });

  it("forge no line, and turn no writing", () => {
    const odd = "一\r\nBcc: x\u202e\u0000二\u2028\ud83d";
    const { callerName, text } = words(["caller-name", "text"], field("callerName", odd)) ?? {};
    expect(callerName).toMatch(/^一 Bcc: x +二 *\ufffd$/);
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202e\u2028]/u);
    expect(words(["subject"], field("inquiry", " \n "))?.subject).toBeNull();
  });
});
