// A pretend server for looking at screens: dist/ under the real content policy, and an office that
// lives in memory and checks nothing. `npm run build && npm run build:cell && node mock/serve.mjs [port]`, then
// http://localhost:8090/demo. Never part of what is shipped.
import { randomBytes, randomUUID } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const port = Number(process.argv[2] ?? 8090);
const dist = new URL("../dist", import.meta.url).pathname;
const types = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html" };
const b64 = (n) => randomBytes(n).toString("base64url");

const client = (id, name, kana, slug, number, keyKind) => ({
  id,
  name,
  kana,
  slug,
  keyKind,
  numbers: [number],
  greeting: {
    ja: `お電話ありがとうございます。${name}でございます。`,
    kana: `おでんわありがとうございます。${kana}でございます。`,
    en: "Thank you for calling.",
  },
  greetingAudio: slug === "aoba",
  noticeAudio: false,
  hours: {
    zone: "Asia/Tokyo",
    weekly: [1, 2, 3, 4, 5].map(() => [{ from: "09:00", to: "18:00" }]).concat([[{ from: "09:00", to: "13:00" }], []]),
    holidays: ["2026-12-31", "2027-01-01"],
  },
  form: {
    version: 1,
    fields: [
      ["callerName", "text", "お名前", "Caller's name", true, 80],
      ["callerKana", "katakana", "フリガナ", "Name in katakana", false, 80],
      ["company", "text", "会社名", "Company", false, 120],
      ["number", "phone", "折り返し先", "Call-back number", false, 20],
      ["inquiry", "multiline", "ご用件", "What it is about", true, 2000],
      ["urgent", "boolean", "至急", "Urgent", false, 1],
    ].map(([key, kind, ja, en, required, max]) => ({
      key,
      kind,
      label: { ja, en },
      hint: null,
      required,
      max,
      options: null,
    })),
  },
});
const aoba = client(
  "0193a000-0000-7000-8000-000000000001",
  "青葉歯科クリニック",
  "あおばしかクリニック",
  "aoba",
  "+815031000001",
  "mlkem768x25519",
);
const minato = client(
  "0193a000-0000-7000-8000-000000000002",
  "株式会社みなと設計",
  "みなとせっけい",
  "minato",
  "+815031000002",
  "x25519",
);
const sakura = client(
  "0193a000-0000-7000-8000-000000000003",
  "さくら不動産",
  "さくらふどうさん",
  "sakura",
  "+815031000003",
  "mlkem768x25519",
);
const clients = [aoba, minato, sakura];

let n = 0;
const person = (name, kana, role, host, of = null) => ({
  id: `0193b000-0000-7000-8000-00000000000${++n}`,
  name,
  kana,
  role,
  kind: role.startsWith("client") ? "member" : "staff",
  client: of && { id: of.id, name: of.name, slug: of.slug },
  host: `${host}.localhost`,
  enrolled: false,
  disabled: false,
});
const people = [
  person("佐藤 花", "さとう はな", "operator", "desk"),
  person("鈴木 一郎", "すずき いちろう", "operator", "desk2"),
  person("高橋 恵", "たかはし めぐみ", "admin", "office"),
  person("青葉 涼", "あおば りょう", "client-admin", "aoba", aoba),
  person("岸 美緒", "きし みお", "client-member", "aoba2", aoba),
  person("港 健太", "みなと けんた", "client-admin", "minato", minato),
  person("浜 さやか", "はま さやか", "client-member", "minato2", minato),
  person("桜井 誠", "さくらい まこと", "client-admin", "sakura", sakura),
  person("森 千夏", "もり ちなつ", "client-member", "sakura2", sakura),
];
const tokens = new Map();
const signedIn = new Set(); // hosts
const keys = new Map(); // person -> {me, grant}
const companies = new Map(); // client -> company key

const problem = (status, code, detail) => ({
  status,
  body: { type: "about:blank", title: code, status, code, detail },
});
const ok = (body, status = 200) => ({ status, body });
const meOf = (p) => ({
  person: p.id,
  name: p.name,
  kana: p.kana,
  kind: p.kind,
  role: p.role,
  client: p.client,
  demo: true,
  csrf: null,
  now: new Date().toISOString(),
});

function answer(method, path, body, host) {
  const here = people.find((p) => p.host === host);
  const me = here && signedIn.has(host) ? here : null;
  const key = `${method} ${path}`;
  if (key === "GET /api/demo")
    return ok({
      clients: clients.map((c) => ({
        id: c.id,
        name: c.name,
        number: c.numbers[0],
        slug: c.slug,
        companyKey: companies.has(c.id),
      })),
      people: people.map((p) => ({ ...p, client: p.client?.id ?? null })),
      sip: { host: "127.0.0.1", port: 5060 },
    });
  const invite = /^POST \/api\/(?:demo|office)\/people\/([^/]+)\/enrolment$/.exec(key);
  if (invite) {
    const p = people.find((q) => q.id === invite[1]);
    const token = b64(24);
    tokens.set(token, p);
    return ok({
      url: `http://${p.host}:${port}/enrol#${token}`,
      expiresAt: new Date(Date.now() + 864e5).toISOString(),
    });
  }
  if (key === "POST /api/enrolment/options") {
    const p = tokens.get(body.token);
    if (!p) return problem(410, "enrolment-expired", "このリンクは使えません。");
    return ok({
      ceremony: b64(8),
      prfSalt: "4p0xQ0v3JxKc0qk1mB4eVhYw0m3G2hJH3bq0mB4eVhY",
      publicKey: {
        rp: { id: host, name: "電話番" },
        user: { id: Buffer.from(p.id).toString("base64url"), name: p.name, displayName: p.name },
        challenge: b64(32),
        pubKeyCredParams: [{ type: "public-key", alg: -7 }],
        attestation: "none",
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        excludeCredentials: [],
      },
      person: { name: p.name, kind: p.kind, role: p.role, client: p.client && { name: p.client.name } },
    });
  }
  if (key === "POST /api/enrolment") {
    const p = tokens.get(body.token);
    tokens.delete(body.token);
    p.enrolled = true;
    signedIn.add(p.host);
    return ok(meOf(p));
  }
  if (key === "POST /api/sign-in/options")
    return ok({
      ceremony: b64(8),
      prfSalt: "4p0xQ0v3JxKc0qk1mB4eVhYw0m3G2hJH3bq0mB4eVhY",
      publicKey: { challenge: b64(32), rpId: host, userVerification: "required", allowCredentials: [] },
    });
  if (key === "POST /api/sign-in") {
    signedIn.add(host);
    return ok(meOf(here));
  }
  if (!me) return problem(401, "signed-out", "サインインしてください。");
  if (key === "POST /api/sign-out") {
    signedIn.delete(host);
    return { status: 204 };
  }
  if (key === "GET /api/me") return ok(meOf(me));
  if (key === "GET /api/keys") {
    const mine = keys.get(me.id);
    return ok({
      me: mine?.me ?? null,
      company: companies.get(me.client.id) ?? null,
      wantedKind: clients.find((c) => c.id === me.client.id).keyKind,
      grant: mine?.grant ?? null,
      clientId: me.client.id,
    });
  }
  if (key === "POST /api/keys/me") {
    keys.set(me.id, {
      me: { ...body, fingerprint: "", unlocks: body.unlocks.map((u, i) => ({ id: String(i), ...u })) },
      grant: null,
    });
    return { status: 204 };
  }
  if (key === "POST /api/keys/company") {
    const statement = JSON.parse(body.statement);
    companies.set(me.client.id, {
      epoch: 1,
      kind: statement.suite,
      recipient: statement.recipient,
      fingerprint: "",
      ...body,
    });
    keys.get(me.id).grant = { epoch: 1, blob: body.grant };
    return { status: 204 };
  }
  if (key === "GET /api/office/people") return ok(people);
  if (key === "POST /api/office/people") {
    if (people.some((p) => p.name === body.name))
      return {
        status: 422,
        body: { code: "invalid", detail: "入力を確かめてください。", fields: { name: "同じ名前の人がいます。" } },
      };
    const p = person(
      body.name,
      body.kana,
      body.role,
      `new${n}`,
      clients.find((c) => c.id === body.client),
    );
    people.push(p);
    return ok(p, 201);
  }
  const turn = /^POST \/api\/office\/people\/([^/]+)\/(disable|enable)$/.exec(key);
  if (turn) {
    people.find((p) => p.id === turn[1]).disabled = turn[2] === "disable";
    return { status: 204 };
  }
  if (key === "GET /api/office/clients") return ok(clients);
  if (key === "POST /api/office/clients") {
    const c = { ...client(randomUUID(), body.name, body.kana, body.slug, "", body.keyKind), ...body };
    clients.push(c);
    return ok(c, 201);
  }
  return problem(404, "not-found", "ありません。");
}

createServer((request, response) => {
  const url = new URL(request.url, "http://x");
  const host = (request.headers.host ?? "").split(":")[0];
  if (url.pathname.startsWith("/api/")) {
    const parts = [];
    request.on("data", (d) => parts.push(d));
    request.on("end", () => {
      const raw = Buffer.concat(parts).toString();
      let said;
      try {
        said = answer(request.method, url.pathname, raw ? JSON.parse(raw) : {}, host);
      } catch (e) {
        said = problem(500, "broken-mock", String(e));
      }
      response.writeHead(said.status, {
        "Content-Type": said.status >= 400 ? "application/problem+json" : "application/json",
      });
      response.end(said.body === undefined ? undefined : JSON.stringify(said.body));
    });
    return;
  }
  const file = join(dist, normalize(url.pathname));
  if (extname(file) && existsSync(file)) {
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
    return;
  }
  const nonce = b64(16);
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default`,
  });
  response.end(readFileSync(join(dist, "index.html"), "utf8").replaceAll("__CSP_NONCE__", nonce));
}).listen(port, "127.0.0.1", () => console.log(`http://localhost:${port}/demo`));
