import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, Problem, request, session, whenTouchIsAsked } from "./api.ts";

/// What goes out, and what is made of what comes back.
const browser = vi.hoisted(() => ({ key: null as string | null, clock: vi.fn(), look: null as string | null }));
const lookingIsOver = vi.hoisted(() => vi.fn());
vi.mock("./browserKey.ts", () => ({
  proving: (method: string, path: string) => Promise.resolve({ "Denwaban-Proof": `${method} ${path}` }),
  publicKey: () => Promise.resolve(browser.key),
  setClock: browser.clock,
}));
vi.mock("./looking.ts", () => ({ looking: () => browser.look, lookingIsOver }));

const fetched = vi.fn();
const ended = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  browser.key = null;
  browser.look = null;
  vi.stubGlobal("fetch", fetched);
  session.addEventListener("ended", ended);
});
afterEach(() => vi.unstubAllGlobals());

const answers = (...responses: (Response | Error)[]) => {
  for (const one of responses) {
    fetched.mockImplementationOnce(() => (one instanceof Error ? Promise.reject(one) : Promise.resolve(one)));
  }
};
const sent = (n = 0) => {
  const [path, init] = fetched.mock.calls[n] as [string, RequestInit];
  return { path, init, headers: init.headers as Record<string, string> };
};
const troubleOf = (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (trouble: unknown) => trouble as Problem,
  );
const refusal = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

test("a request stays at home, is kept nowhere, and says who proves it and in what language", async () => {
  answers(Response.json({ a: 1 }));
  expect(await api.get<unknown>("/api/x")).toEqual({ a: 1 });
  const { path, init, headers } = sent();
  expect(path).toBe("/api/x");
  expect(init).toMatchObject({ method: "GET", credentials: "same-origin", cache: "no-store", redirect: "error" });
  expect(headers).toMatchObject({ "Accept-Language": "ja", "Denwaban-Proof": "GET /api/x" });
  expect(headers["Denwaban-Last-Input"]).toMatch(/^\d{1,5}$/);
  expect(headers["Content-Type"]).toBeUndefined();
  expect(headers["Denwaban-Support"]).toBeUndefined();
  expect(headers["Denwaban-Key"]).toBeUndefined();
  expect(init.body).toBeUndefined();
});

test("what is sent is JSON, but bytes are as they are", async () => {
  answers(new Response(null, { status: 204 }), new Response(""), new Response(null, { status: 204 }));
  expect(await api.post<unknown>("/api/x", { name: "山" })).toBeUndefined();
  expect(sent().init.body).toBe('{"name":"山"}');
  expect(sent().headers["Content-Type"]).toBe("application/json");
  const wav = new Uint8Array([1, 2]);
  expect(await api.put<unknown>("/api/x", wav), "an empty answer").toBeUndefined();
  expect(sent(1).init.body).toBe(wav);
  expect(sent(1).headers["Content-Type"]).toBeUndefined();
  const file = new Blob(["x"]);
  await request("PUT", "/api/x", file);
  expect(sent(2).init.body).toBe(file);
  expect(sent(2).headers["Content-Type"]).toBeUndefined();
});

test("bytes and texts come as such", async () => {
  answers(new Response(new Uint8Array([7, 8])), new Response("t"), new Response(new Uint8Array([9])));
  expect(await api.bytes("/api/x", { headers: { Range: "bytes=0-1" } })).toEqual(new Uint8Array([7, 8]));
  expect(sent().headers).toMatchObject({ Accept: "application/octet-stream", Range: "bytes=0-1" });
  expect(await api.text("/api/y")).toBe("t");
  expect(sent(1).headers.Accept).toBe("text/plain");
  expect(new Uint8Array(await api.postForBytes("/api/z", {}))).toEqual(new Uint8Array([9]));
  expect(sent(2).init.method).toBe("POST");
});

test("a refusal carries the server's code, sentence and fields", async () => {
  answers(refusal(422, { code: "client-unfit", detail: "名前が長すぎます。", fields: { name: "長い" } }));
  const trouble = await troubleOf(api.post("/api/x"));
  expect(trouble).toBeInstanceOf(Problem);
  expect(trouble).toMatchObject({
    status: 422,
    code: "client-unfit",
    message: "名前が長すぎます。",
    fields: { name: "長い" },
  });
});

test("a refusal that says less is named by its status", async () => {
  answers(refusal(502, "<html>"), refusal(503, { title: "away" }));
  expect(await troubleOf(api.get("/api/x"))).toMatchObject({ status: 502, code: "http-502", fields: {} });
  expect(await troubleOf(api.get("/api/x"))).toMatchObject({ code: "http-503", message: "away" });
});

test("no answer at all is offline, and one that was given up is no fault of the line", async () => {
  answers(new TypeError("failed to fetch"));
  expect(await troubleOf(api.get("/api/x"))).toMatchObject({ status: 0, code: "offline" });
  const given = new AbortController();
  given.abort();
  const aborted = new DOMException("given up", "AbortError");
  answers(aborted);
  expect(await troubleOf(api.get("/api/x", { signal: given.signal }))).toBe(aborted);
});

test("a wrong clock is set by the server and the request made once more, no further", async () => {
  const now = String(Date.parse("2026-12-02T00:00:00Z"));
  answers(refusal(401, { code: "proof" }, { "Denwaban-Now": now }), Response.json({ a: 1 }));
  expect(await api.get<unknown>("/api/x")).toEqual({ a: 1 });
  expect(browser.clock).toHaveBeenCalledExactlyOnceWith(Number(now));
  const again = () => refusal(403, { code: "proof" }, { "Denwaban-Now": now });
  answers(again(), again());
  expect(await troubleOf(api.get("/api/x"))).toMatchObject({ code: "proof" });
  expect(fetched).toHaveBeenCalledTimes(4);
});

test("a session that is over is told, unless who asks looks after that", async () => {
  const over = () => refusal(401, { code: "signed-out" });
  answers(over(), over());
  await troubleOf(api.get("/api/me", { quiet401: true }));
  expect(ended).not.toHaveBeenCalled();
  await troubleOf(api.get("/api/x"));
  expect(ended).toHaveBeenCalledOnce();
});

test("who looks as support says by which privilege, but for what they ask themselves, and is told when it is over", async () => {
  browser.look = "privilege";
  answers(
    Response.json(1),
    Response.json(1),
    refusal(403, { code: "support-over" }),
    refusal(403, { code: "support-over" }),
  );
  await api.get("/api/x");
  expect(sent().headers["Denwaban-Support"]).toBe("privilege");
  await api.get("/api/x", { asMyself: true });
  expect(sent(1).headers["Denwaban-Support"]).toBeUndefined();
  await troubleOf(api.get("/api/x", { asMyself: true }));
  expect(lookingIsOver).not.toHaveBeenCalled();
  await troubleOf(api.get("/api/x"));
  expect(lookingIsOver).toHaveBeenCalledOnce();
});

test("a session that begins is bound to this browser's key, where it has one", async () => {
  answers(Response.json(1), Response.json(1), Response.json(1));
  browser.key = "spki";
  await api.post("/api/sign-in", {}, { begins: true });
  expect(sent().headers["Denwaban-Key"]).toBe("spki");
  await api.post("/api/x", {});
  expect(sent(1).headers["Denwaban-Key"]).toBeUndefined();
  browser.key = null;
  await api.post("/api/sign-in", {}, { begins: true });
  expect(sent(2).headers["Denwaban-Key"]).toBeUndefined();
});

/// An office that asks for the person until `touched`.
function office() {
  const heard: string[] = [];
  const state = { touched: false };
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    heard.push(`${init.method ?? ""} ${path} ${typeof init.body === "string" ? init.body : ""}`);
    return Promise.resolve(
      state.touched
        ? Response.json({ done: true })
        : Response.json({ code: "touch-again", detail: "Please use your passkey again." }, { status: 403 }),
    );
  });
  return { heard, state };
}

test("a deed that wants the person is done after one touch, with what was sent", async () => {
  const { heard, state } = office();
  let touches = 0;
  whenTouchIsAsked(() => {
    touches++;
    state.touched = true;
    return Promise.resolve();
  });
  expect(await api.post<unknown>("/api/x", { role: "admin" })).toEqual({ done: true });
  expect(touches).toBe(1);
  expect(heard).toEqual([`POST /api/x {"role":"admin"}`, `POST /api/x {"role":"admin"}`]);
});

test("several that wait at once ask for one touch", async () => {
  const { state } = office();
  let touches = 0;
  whenTouchIsAsked(async () => {
    touches++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    state.touched = true;
  });
  await Promise.all([api.get("/api/a"), api.get("/api/b"), api.get("/api/c")]);
  expect(touches).toBe(1);
});

test("whoever does not touch is told so, and whoever did in vain is not asked forever", async () => {
  const { heard } = office();
  whenTouchIsAsked(() => Promise.reject(new Error("cancelled")));
  await expect(api.post("/api/x")).rejects.toMatchObject({ code: "touch-again" });
  expect(heard).toHaveLength(1);
  whenTouchIsAsked(() => Promise.resolve());
  await expect(api.post("/api/x")).rejects.toMatchObject({ code: "touch-again" });
  expect(heard).toHaveLength(3);
});
