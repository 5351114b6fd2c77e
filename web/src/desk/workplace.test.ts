// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeskCall, DeskStatus, NewMessage } from "../api/types.ts";
import type { Sealer, Trust } from "./message/sealing.ts";
import type { StreamPorts } from "./line/stream.ts";
import { Workplace } from "./workplace.ts";

const server = vi.hoisted(() => ({
  state: undefined as ((state: unknown) => void) | undefined,
  opened: 0,
  closed: 0,
}));

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./message/box.ts", async (original) => ({
  ...(await original<object>()),
  addressed: (of: DeskCall, box: string) => Promise.resolve({ ...of, seal: { fingerprint: box, epoch: 1 } }),
}));
vi.mock("../trust/running.ts", () => ({ runningBundle: () => Promise.resolve(null) }));
vi.mock("./line/stream.ts", () => ({
  follow: (ports: StreamPorts) => {
    server.state = ports.state as (state: unknown) => void;
    return () => undefined;
  },
}));
vi.mock("./line/ring.ts", () => ({
  Ring: class {
    start = vi.fn();
    stop = vi.fn();
    wake = vi.fn();
  },
}));
vi.mock("./line/line.ts", () => ({
  Line: class {
    readonly changed: (state: unknown) => void;
    constructor(ports: { changed: (state: unknown) => void }) {
      this.changed = ports.changed;
    }
    open() {
      server.opened++;
      this.changed({ kind: "up" });
      return Promise.resolve();
    }
    close() {
      server.closed++;
      this.changed({ kind: "off" });
    }
    speak = vi.fn();
    lower = vi.fn();
    raise = vi.fn();
  },
}));

const label = { ja: "用件", en: "Inquiry" };
const call = (id: string, more: Partial<DeskCall> = {}): DeskCall =>
  ({
    id,
    client: { id: "aoba", name: "青葉", kana: "あおば", slug: "aoba" },
    form: {
      version: 1,
      messages: true,
      fields: [{ key: "inquiry", kind: "text", label, hint: null, required: true, max: 50, options: null }],
    },
    caller: { ending: "5678", withheld: false },
    recording: { on: true, reason: null },
    seal: { fingerprint: "f", epoch: 1 },
    mailboxes: [{ id: "hr", name: "人事" }],
    mailbox: null,
    messageSent: false,
    ...more,
  }) as unknown as DeskCall;

const says = (status: DeskStatus, of: DeskCall | null = null): void =>
  server.state?.({ seq: 1, status, waiting: 0, line: "up", passing: 0, call: of });

const sent: { method: string; path: string }[] = [];
let refuse: string | null = null;
/// Who waits for the answer to what was sent; null if it comes at once.
let answer: ((taken: unknown) => void) | null = null;
let trust: () => Promise<Trust> = () => Promise.resolve({ kind: "good" });
const sealed: string[] = [];
const places: Workplace[] = [];

function place(): Workplace {
  const message = (of: DeskCall, body: { form: { fields: { value: string }[] } }) => {
    sealed.push(body.form.fields[0]?.value ?? "");
    return Promise.resolve({ call: of.id, object: "o", manifest: "m" } as NewMessage);
  };
  const sealer = { publicKey: "k", trust: () => trust(), seal: message, draft: message } as unknown as Sealer;
  const it = new Workplace("佐藤 花", Promise.resolve(sealer));
  it.start();
  places.push(it);
  return it;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  Object.assign(server, { opened: 0, closed: 0 });
  trust = () => Promise.resolve({ kind: "good" });
  vi.stubGlobal("fetch", (path: string, { method }: RequestInit) => {
    sent.push({ method: method ?? "", path });
    if (path === refuse) return Promise.resolve(new Response("{}", { status: 503 }));
    if (path === "/api/messages" && answer) {
      return new Promise<Response>((done) => (answer = (taken) => done(new Response(JSON.stringify(taken)))));
    }
    return Promise.resolve(new Response(JSON.stringify({ correctableUntil: null, approval: null })));
  });
});
afterEach(() => {
  // a draft that is still to be kept would ask for it in the next test, of whatever file
  for (const one of places.splice(0)) one.stop();
  sent.length = 0;
  sealed.length = 0;
  refuse = null;
  answer = null;
  vi.unstubAllGlobals();
});

const inquiry = (it: Workplace) => it.snapshot().draft.values.inquiry ?? "";

test("words stay when the operator's own audio breaks off and the call comes back", () => {
  const it = place();
  says("talking", call("c1"));
  it.write("inquiry", "七三一の二");
  says("ready");
  expect(inquiry(it)).toBe("");
  says("ringing", call("c1"));
  expect(inquiry(it)).toBe("七三一の二");
  says("ready");
  says("ringing", call("c2"));
  expect(inquiry(it)).toBe("");
});

test("words do not stay when the operator is done with the call, or leaves the desk", async () => {
  const it = place();
  says("wrapup", call("c1"));
  it.write("inquiry", "一");
  it.finish();
  await settled();
  says("ready");
  says("ringing", call("c1"));
  expect(inquiry(it)).toBe("");
  it.write("inquiry", "二");
  says("away");
  says("ringing", call("c1"));
  expect(inquiry(it)).toBe("");
});

test("an end that the office refused leaves the words", async () => {
  const it = place();
  refuse = "/api/desk/calls/c1/finish";
  says("wrapup", call("c1"));
  it.write("inquiry", "一");
  it.finish();
  await settled();
  expect(it.snapshot().trouble).toBe("network");
  says("ready");
  says("ringing", call("c1"));
  expect(inquiry(it)).toBe("一");
});

test("a break lets the microphone go, whatever the office shows before it knows", async () => {
  const it = place();
  says("ready");
  expect(server.opened).toBe(1);
  it.do("away");
  says("ready");
  expect(server.opened).toBe(1);
  says("away");
  await settled();
  says("ready");
  expect(server.opened).toBe(2);
});

test("a break that the office refused opens the line again", async () => {
  const it = place();
  says("ready");
  refuse = "/api/desk/away";
  it.do("away");
  await settled();
  expect(server.opened).toBe(2);
  expect(it.snapshot().trouble).toBe("network");
});

test("what is sealed is what was checked, and a second press while it is does nothing", async () => {
  let trusted: (it: Trust) => void = () => undefined;
  const it = place();
  says("talking", call("c1"));
  it.write("inquiry", "検査したもの");
  await settled();
  sealed.length = 0;
  trust = () => new Promise((resolve) => (trusted = resolve));
  const sending = it.send();
  expect(it.snapshot().sending).toEqual({ kind: "sealing" });
  await it.send();
  await settled();
  trusted({ kind: "good" });
  await sending;
  expect(sealed).toEqual(["検査したもの"]);
  expect(sent.filter(({ path }) => path === "/api/messages")).toHaveLength(1);
});

test("a key that is to be compared first gives the form back", async () => {
  trust = () => Promise.resolve({ kind: "bad" } as Trust);
  const it = place();
  says("talking", call("c1"));
  it.write("inquiry", "一");
  await it.send();
  expect(it.snapshot()).toMatchObject({ sending: { kind: "idle" }, aside: { kind: "pin-bad" } });
});

test("another call that arrives while the first is sealed gets none of it", async () => {
  let trusted: (it: Trust) => void = () => undefined;
  const it = place();
  says("talking", call("c1"));
  it.write("inquiry", "はじめの電話");
  await settled();
  sealed.length = 0;
  trust = () => new Promise((resolve) => (trusted = resolve));
  const sending = it.send();
  await settled();
  says("ringing", call("c2"));
  trusted({ kind: "good" });
  await sending;
  expect(sealed).toEqual([]);
  expect(it.snapshot().sending).toEqual({ kind: "idle" });
});

test("a message that a mailbox got is corrected in that mailbox, also when its answer comes after the call", async () => {
  const it = place();
  answer = () => undefined;
  says("wrapup", call("c1"));
  it.write("inquiry", "人事へ");
  it.choose("hr");
  const sending = it.send();
  await settled();
  // The office has it, and says so before its answer arrives: on to the next call.
  says("wrapup", call("c1", { messageSent: true }));
  says("ringing", call("c2"));
  answer({ correctableUntil: new Date(Date.now() + 900_000).toISOString() });
  await sending;
  expect(it.snapshot().corrected.sent.map((one) => [one.call, one.seal.fingerprint])).toEqual([["c1", "hr"]]);
});

test("a key that cannot be checked says that nothing was sealed", async () => {
  trust = () => Promise.reject(new Error("no Ed25519 here"));
  const it = place();
  says("talking", call("c1"));
  it.write("inquiry", "一");
  await expect(it.send()).rejects.toThrow("no Ed25519 here");
  expect(it.snapshot().sending).toEqual({ kind: "not-sealed" });
  expect(sent.filter(({ path }) => path === "/api/messages")).toEqual([]);
});

test("what may have arrived is sent again as it is, whatever became of its key", async () => {
  const it = place();
  vi.useFakeTimers();
  says("talking", call("c1"));
  it.write("inquiry", "一");
  refuse = "/api/messages";
  const sending = it.send();
  await vi.advanceTimersByTimeAsync(10_000);
  await sending;
  vi.useRealTimers();
  expect(it.snapshot().sending).toEqual({ kind: "unsure" });
  refuse = null;
  trust = () => Promise.reject(new Error("the cell has died"));
  await it.send();
  expect(it.snapshot().sending).toEqual({ kind: "sent" });
});

const paths = () => sent.map(({ method, path }) => `${method} ${path}`);

test("what is being written is kept with the office, sealed, after the desk's key was told", async () => {
  const it = place();
  says("talking", call("c1"));
  it.write("inquiry", "まだ途中");
  await vi.waitFor(() => expect(paths()).toContain("PUT /api/drafts"));
  expect(sealed).toEqual(["まだ途中"]);
  expect(paths().indexOf("POST /api/desk/signing-key")).toBeLessThan(paths().indexOf("PUT /api/drafts"));
});

test("the office is told the desk's key before each message: it may have forgotten it", async () => {
  const it = place();
  for (const id of ["c1", "c2"]) {
    says("talking", call(id));
    it.write("inquiry", "用件");
    await vi.waitFor(() => expect(paths()).toContain("PUT /api/drafts"));
    // Told for the draft: that does not count.
    sent.length = 0;
    await it.send();
    expect(paths()).toEqual(["POST /api/desk/signing-key", "POST /api/messages"]);
    says("ready");
    sent.length = 0;
  }
});
