import type { IncomingMessage, ServerResponse } from "node:http";
import type { InboxItem, Keys, MemberKey, Release } from "../src/api/types.ts";
import { sealDetached } from "../src/seal/age.ts";
import { base64, sha256 } from "../src/seal/bytes.ts";
import { createCompanyKey, createMemberKey, fromBase64, newSessionSigner, sealMessage } from "../src/seal/inside.ts";
import { wrapWithRecovery, writeChain } from "../src/seal/inside.ts";
import { writeManifest } from "../src/seal/manifest.ts";
import { AOBA, form, member, operator } from "./data.ts";
import { log } from "./log.ts";
import { conversation } from "./sound.ts";
import { stream } from "./stream.ts";

/// The inbox of a client made of nothing, but with real keys and seals. `GET /mock/kit` tells the recovery kit.

type Answer = (body: Record<string, unknown>, request: IncomingMessage, response: ServerResponse) => unknown;
type World = Awaited<ReturnType<typeof world>>;

const SAID = [
  ["山田 太郎", "ヤマダ　タロウ", "090-1234-5678", "昨夜から右の奥歯が強く痛み、今日中に診てほしいとのこと。"],
  ["中村 由美子", "ナカムラ　ユミコ", "03-1234-5678", "来週火曜の予約を木曜の夕方に変更したい。"],
  [
    "株式会社北星メディカル 営業部 小林",
    "コバヤシ",
    "06-1234-5678",
    "滅菌器の点検日の件で、院長先生にお折り返しをお願いします。",
  ],
] as const;

export function inbox(): Record<string, Answer> {
  const ready = world();
  const listeners = new Set<ServerResponse>();
  const tell = (items: InboxItem[]) => {
    const unread = items.filter((item) => item.state === "new").length;
    const data = JSON.stringify({ unread, newest: items[0]?.id ?? null });
    for (const one of listeners) one.write(`event: inbox\ndata: ${data}\n\n`);
  };
  const change = async (path: string, next: Partial<InboxItem>) => {
    const { items } = await ready;
    const item = items.find(({ id }) => path.includes(id));
    if (item) Object.assign(item, next);
    tell(items);
  };
  return {
    "GET /mock/kit": async () => (await ready).kit,
    "GET /api/keys": async () => (await ready).keys,
    "GET /api/keys/lines/company/chain": async () => ({ chain: (await ready).chain }),
    "GET /api/objects/stale": () => ({ total: 0, objects: [] }),
    "GET /api/keys/members": async () => (await ready).members,
    "POST /api/keys/grants": async (body) => {
      const waiting = (await ready).members.find(({ person }) => person === body.member);
      if (waiting) waiting.granted = true;
    },
    "GET /api/inbox": async (_, request) => {
      const { items } = await ready;
      const unread = items.filter((item) => item.state === "new").length;
      return request.url?.includes("before") ? { items: [], unread } : { items, unread };
    },
    "GET /api/mailboxes": () => ({ mailboxes: [], numbers: [] }),
    "GET /api/inbox/waiting": () => [],
    "GET /api/inbox/events": async (_, __, response) => {
      stream(response, listeners);
      tell((await ready).items);
    },
    "POST /api/inbox/*/done": (_, request) => change(request.url ?? "", { state: "done", doneBy: member.name }),
    "POST /api/inbox/*/reopen": (_, request) => change(request.url ?? "", { state: "opened", doneBy: null }),
    "POST /api/inbox/*/take": (_, request) =>
      change(request.url ?? "", { takenBy: { person: member.person, name: member.name } }),
    "POST /api/inbox/*/give-back": (_, request) => change(request.url ?? "", { takenBy: null }),
    "PUT /api/inbox/*/due": (body, request) => change(request.url ?? "", { due: String(body.at) }),
    "DELETE /api/inbox/*/due": (_, request) => change(request.url ?? "", { due: null }),
    "POST /api/objects/*/release": async (_, request) => {
      const { releases, items } = await ready;
      const object = request.url?.split("/")[3] ?? "";
      const item = items.find((one) => one.message?.object === object);
      if (item?.state === "new") item.state = "opened";
      return releases.get(object)?.release;
    },
    "GET /api/objects/*/payload/*": async (_, request) => {
      const [, , , object, , n] = request.url?.split("/") ?? [];
      return (await ready).releases.get(object ?? "")?.payloads[Number(n)];
    },
    ...log(),
  };
}

async function world() {
  const me = await createMemberKey(member.person, AOBA);
  const company = await createCompanyKey(me.identity, AOBA, "mlkem768x25519");
  const { blob, kit } = await wrapWithRecovery(me.identity);
  const to = company.companyIdentity;
  const unlocks: NonNullable<Keys["me"]>["unlocks"] = [
    { id: "1", method: "passkey", credentialId: "AAAA", blob: "AAAA" },
    { id: "2", method: "recovery", credentialId: null, blob },
  ];
  const { recipient, signKey, identity } = me;
  const keys: Keys = {
    me: { epoch: 1, recipient, signKey, fingerprint: identity.fingerprint, unlocks },
    company: {
      epoch: 1,
      kind: "mlkem768x25519",
      recipient: to.recipient,
      fingerprint: to.fingerprint,
      statement: company.statement,
      signature: company.signature,
    },
    wantedKind: "mlkem768x25519",
    grant: { epoch: 1, blob: company.grant },
    held: [{ line: "company", epoch: 1, to: identity.fingerprint, blob: company.grant }],
    clientId: AOBA,
  };
  const releases = new Map<string, { release: Release; payloads: Uint8Array[] }>();
  const items: InboxItem[] = [];
  for (const [n, said] of SAID.entries()) items.push(await messageItem(n, said, to, releases));
  items.splice(2, 0, bare(10, false), bare(11, true), await slipItem(12, to, releases));
  const chain = writeChain({
    statements: [{ statement: company.statement, signature: company.signature }],
    members: [{ statement: me.statement, signature: me.signature }],
    grants: [],
  });
  return { keys, kit, items, releases, members: await members(), chain };
}

async function messageItem(
  n: number,
  [name, kana, number, inquiry]: (typeof SAID)[number],
  to: { recipient: string; epoch: number; fingerprint: string },
  releases: World["releases"],
): Promise<InboxItem> {
  const values: Record<string, string> = { callerName: name, callerKana: kana, number, inquiry, callback: "yes" };
  if (n === 0) values.urgent = "true";
  const fields = form.fields.flatMap(({ key, label, options, kind }) => {
    const value = values[key];
    if (!value) return [];
    const display = kind === "boolean" ? { ja: "はい", en: "Yes" } : options?.find((o) => o.value === value)?.label;
    return [{ key, label, value, ...(display ? { display } : {}), ...(kind === "phone" ? { readBack: true } : {}) }];
  });
  const call = id(n, "ca11");
  const caller = { number: null, ending: "5678", withheld: false };
  const body = { v: 1, kind: "message", call, form: { version: 1, fields }, caller };
  const signer = await newSessionSigner();
  const sealed = await sealMessage({
    client: AOBA,
    call,
    company: to,
    body: { ...body, at: at(n), operator: operator.name },
    signer,
    sealer: operator.person,
  });
  const payload = fromBase64(sealed.payload);
  const { header, manifest, signature } = sealed;
  const segments = [{ n: 0, header, length: payload.length, startMs: 0 }];
  releases.set(sealed.object, {
    release: { kind: "message", complete: true, manifest, signature, segments, versions: [{ manifest, signature }] },
    payloads: [payload],
  });
  const recording = id(n, "aec0");
  const seconds = 40 + n * 25;
  releases.set(recording, await recordingOf(recording, call, to, seconds, n !== 1));
  return {
    id: id(n, "1bb0"),
    call,
    mailbox: null,
    arrivedAt: at(n),
    answered: true,
    wish: null,
    urgent: n === 0,
    state: n === 2 ? "done" : "new",
    drafts: [],
    doneBy: n === 2 ? "岸 美緒" : null,
    takenBy: null,
    due: null,
    notes: 0,
    slip: await slipOf(id(n, "511c"), call, n, "answered", "+819012345678", to, releases),
    message: { object: sealed.object, version: 1, earlier: [] },
    recording: { object: recording, complete: n !== 1, durationMs: seconds * 1000 },
  };
}

async function slipOf(
  object: string,
  call: string,
  n: number,
  how: "answered" | "abandoned",
  number: string,
  to: { recipient: string; epoch: number; fingerprint: string },
  releases: World["releases"],
): Promise<{ object: string }> {
  const ended = how === "answered" ? {} : { endedAt: at(n) };
  const slip = { v: 1, kind: "slip", call, caller: { number, withheld: false }, arrivedAt: at(n), ...ended, how };
  const plain = new TextEncoder().encode(JSON.stringify(slip).padEnd(512));
  releases.set(object, await edgeObject("slip", object, call, to, plain, true));
  return { object };
}

async function slipItem(
  n: number,
  to: { recipient: string; epoch: number; fingerprint: string },
  releases: World["releases"],
): Promise<InboxItem> {
  const item = bare(n, false);
  const slip = await slipOf(id(n, "511b"), item.call, n, "abandoned", "+819055501234", to, releases);
  return { ...item, slip };
}

function recordingOf(
  object: string,
  call: string,
  to: { recipient: string; epoch: number; fingerprint: string },
  seconds: number,
  complete: boolean,
) {
  return edgeObject("recording", object, call, to, conversation(seconds), complete);
}

async function edgeObject(
  kind: "recording" | "slip",
  object: string,
  call: string,
  to: { recipient: string; epoch: number; fingerprint: string },
  plain: Uint8Array,
  complete: boolean,
) {
  const signer = await newSessionSigner();
  const sealed = await sealDetached(to.recipient, plain);
  const payload = complete ? sealed.payload : sealed.payload.slice(0, Math.floor(sealed.payload.length * 0.7));
  const segment = {
    n: 0,
    startMs: 0,
    length: payload.length,
    sha256: base64(await sha256(payload)),
    headerSha256: base64(await sha256(sealed.header)),
  };
  const manifest = writeManifest({
    client: AOBA,
    object,
    version: 1,
    prev: null,
    kind,
    call,
    sealedAt: new Date().toISOString(),
    epoch: to.epoch,
    company: to.fingerprint,
    complete,
    segments: [segment],
    sealer: { role: "edge", id: "edge-1", key: signer.publicKey },
  });
  const signature = await signer.sign("manifest", manifest);
  const release: Release = {
    kind,
    complete,
    manifest,
    signature,
    segments: [{ n: 0, header: base64(sealed.header), length: payload.length, startMs: 0 }],
    versions: [],
  };
  return { release, payloads: [payload] };
}

function bare(n: number, answered: boolean): InboxItem {
  const nothing = {
    urgent: false,
    state: "new",
    doneBy: null,
    takenBy: null,
    due: null,
    notes: 0,
    message: null,
    slip: null,
    recording: null,
  } as const;
  return {
    id: id(n, "1bb0"),
    call: id(n, "ca11"),
    mailbox: null,
    arrivedAt: at(n),
    answered,
    wish: null,
    drafts: [],
    ...nothing,
  };
}

async function members(): Promise<MemberKey[]> {
  const names = ["岸 美緒", "上田 拓也", "川口 恵"];
  const made = await Promise.all(names.map((_, n) => createMemberKey(id(n, "e500"), AOBA)));
  const rows = made.map(({ statement, signature, recipient, identity }, n) => ({
    person: id(n, "e500"),
    name: names[n] ?? "",
    fingerprint: identity.fingerprint,
    recipient,
    statement,
    signature,
    granted: n === 0,
    ...access(n),
  }));
  const noKey = { fingerprint: null, recipient: null, statement: null, signature: null, granted: false };
  return [...rows.slice(0, 2), { person: id(9, "e500"), name: names[2] ?? "", ...noKey, ...access(2) }];
}

/// One was confirmed lately, one is due, one is new.
function access(n: number): Pick<MemberKey, "role" | "access" | "ended"> {
  const until = new Date(Date.now() + (n === 1 ? 9 : 100) * 86_400_000).toISOString();
  const by = n === 0 ? { confirmedBy: "青葉 涼", confirmedAt: at(n) } : { confirmedBy: null, confirmedAt: null };
  const role = n === 0 ? "client-admin" : "client-member";
  return { role, ended: false, access: { until, due: n === 1, over: false, ...by } };
}

function id(n: number, kind: string): string {
  return `019a5c00-0000-7000-8000-${kind}0000000${n.toString(16)}`;
}

function at(n: number): string {
  return new Date(Date.now() - (n * 97 + 4) * 60_000).toISOString();
}
