import { describe, expect, test } from "vitest";
import { Problem } from "../../api/api.ts";
import { SealTrouble } from "../../seal/index.ts";
import type { Form, NewMessage, SealTo } from "../../api/types.ts";
import { Corrections, formOf, WHY, type Corrected, type CorrectionPorts } from "./corrections.ts";
import type { SentMessage } from "./sentMessage.ts";
import type { MessageBody } from "./sealing.ts";

const label = { ja: "電話番号", en: "Number" };
const form: Form = {
  version: 3,
  fields: [
    { key: "inquiry", kind: "text", label, hint: null, required: true, max: 50, options: null },
    { key: "number", kind: "phone", label, hint: null, required: false, max: 20, options: null },
  ],
};
const sent: SentMessage = {
  object: "o1",
  version: 1,
  manifest: "m1",
  call: "c1",
  client: { id: "aoba", name: "青葉" },
  form,
  seal: {} as SealTo,
  sentAt: "2026-11-24T06:00:00Z",
  leaving: [],
  until: "2026-11-24T06:15:00Z",
};
const before: MessageBody = {
  v: 1,
  kind: "message",
  call: "c1",
  form: {
    version: 3,
    fields: [
      { key: "inquiry", label, value: "七三一の二" },
      { key: "number", label, value: "03-1234-5678", readBack: true },
    ],
  },
  caller: { number: "+81312345678", ending: null, withheld: false },
  at: "2026-11-24T06:00:00.000Z",
  operator: "佐藤 花",
};

function desk(changes: Partial<CorrectionPorts> = {}) {
  const bodies: MessageBody[] = [];
  const posted: NewMessage[] = [];
  let shown: Corrected | undefined;
  const corrections = new Corrections({
    release: () => Promise.resolve({ manifest: "m1", signature: "", header: "", payload: "" }),
    open: () => Promise.resolve(before),
    seal: (of, body) => {
      bodies.push(body);
      return Promise.resolve({ call: of.call, object: "o2", header: "", payload: "", manifest: "m2", signature: "" });
    },
    post: (_, message) => {
      posted.push(message);
      return Promise.resolve("2026-11-24T06:15:00Z");
    },
    pause: () => Promise.resolve(),
    now: () => new Date("2026-11-24T06:05:00Z"),
    changed: (it) => (shown = it),
    ...changes,
  });
  corrections.add(sent);
  return { corrections, bodies, posted, shown: () => shown };
}

describe("a correction", () => {
  test("opens what was sent, keeps what is not changed, and says why", async () => {
    const { corrections, bodies, posted, shown } = desk();
    await corrections.begin(sent);
    corrections.write("inquiry", "七三一の三");
    corrections.write(WHY.key, "聞き間違い");
    await corrections.send();
    expect(bodies).toEqual([
      {
        ...before,
        form: { version: 3, fields: [{ ...before.form.fields[0], value: "七三一の三" }, before.form.fields[1]] },
        at: "2026-11-24T06:05:00.000Z",
        correction: { why: "聞き間違い" },
      },
    ]);
    expect(posted[0]).toMatchObject({ object: "o2", urgent: false });
    expect(shown()).toMatchObject({
      correcting: { kind: "none" },
      sent: [{ object: "o2", version: 2, manifest: "m2", until: sent.until }],
    });
  });

  test("without a reason says so", async () => {
    const { corrections, bodies } = desk();
    await corrections.begin(sent);
    await corrections.send();
    expect(bodies[0]?.correction).toEqual({ why: null });
  });

  test("with a fault is not sealed, nor is a card number in the reason", async () => {
    const { corrections, bodies, shown } = desk();
    await corrections.begin(sent);
    corrections.write("inquiry", "");
    await corrections.send();
    corrections.write("inquiry", "x");
    corrections.write(WHY.key, "4111 1111 1111 1111");
    await corrections.send();
    corrections.write(WHY.key, "x".repeat(WHY.max + 1));
    await corrections.send();
    expect(bodies).toEqual([]);
    expect(shown()).toMatchObject({ correcting: { kind: "open", refusedSends: 3 } });
    corrections.write(WHY.key, "x".repeat(WHY.max));
    await corrections.send();
    expect(bodies).toHaveLength(1);
  });

  test("a changed number is to be read back again", async () => {
    const { corrections, bodies } = desk();
    await corrections.begin(sent);
    corrections.write("number", "03-1234-5679");
    await corrections.send();
    expect(bodies).toEqual([]);
    corrections.readBack("number", true);
    await corrections.send();
    expect(bodies).toHaveLength(1);
  });

  test("that the office refuses stays on the screen with its sentence", async () => {
    const refuse = () => Promise.reject(new Problem(409, "message-superseded", "第 2 版です"));
    const { corrections, shown } = desk({ post: refuse });
    await corrections.begin(sent);
    await corrections.send();
    expect(shown()).toMatchObject({ correcting: { kind: "open", sending: { kind: "refused", why: "第 2 版です" } } });
  });

  test("that cannot be opened says why, and leaves the list as it is", async () => {
    const { corrections, shown } = desk({
      release: () => Promise.reject(new Problem(404, "not-correctable", "もう訂正できません")),
    });
    await corrections.begin(sent);
    expect(shown()).toMatchObject({
      correcting: { kind: "refused", why: { said: "もう訂正できません" } },
      sent: [sent],
    });
    corrections.cancel();
    expect(shown()).toMatchObject({ correcting: { kind: "none" } });
  });

  test.each([
    [new SealTrouble("no-cell"), "no-cell"],
    [new SealTrouble("wrong-object"), "not-opened"],
    [new SyntaxError("Unexpected token"), "not-opened"],
  ])("that this page cannot open has a sentence of its own: %s", async (trouble, why) => {
    const { corrections, shown } = desk({ open: () => Promise.reject(trouble) });
    await corrections.begin(sent);
    expect(shown()).toMatchObject({ correcting: { kind: "refused", why } });
  });

  test("that was left while it was sent changes nothing on the screen when it arrives, but the list", async () => {
    let arrive: (until: string | null) => void = () => undefined;
    const { corrections, shown } = desk({ post: () => new Promise((resolve) => (arrive = resolve)) });
    await corrections.begin(sent);
    corrections.write("inquiry", "七三一の三");
    const sending = corrections.send();
    await new Promise((resolve) => setTimeout(resolve));
    corrections.cancel();
    await corrections.begin(sent);
    corrections.write("inquiry", "七三一の四");
    arrive("2026-11-24T06:15:00Z");
    await sending;
    expect(shown()).toMatchObject({
      correcting: { kind: "open", sending: { kind: "idle" }, draft: { values: { inquiry: "七三一の四" } } },
      sent: [{ object: "o2", version: 2 }],
    });
  });

  test("that was left does not come back when the office answers late", async () => {
    const { corrections, shown } = desk();
    const opening = corrections.begin(sent);
    corrections.cancel();
    await opening;
    expect(shown()).toMatchObject({ correcting: { kind: "none" } });
  });
});

test("what can no longer be corrected is forgotten: not before its time, and at it", () => {
  let now = "2026-11-24T06:14:59.999Z";
  const { corrections } = desk({ now: () => new Date(now) });
  corrections.tick();
  expect(corrections.shown.sent).toHaveLength(1);
  now = "2026-11-24T06:15:00Z";
  corrections.tick();
  expect(corrections.shown.sent).toEqual([]);
});

test("the reason is the last field, and no field of the client's", () => {
  expect(formOf(sent).fields.at(-1)).toBe(WHY);
  expect(form.fields).not.toContain(WHY);
});
