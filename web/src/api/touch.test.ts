import { afterEach, expect, test, vi } from "vitest";
import { api, whenTouchIsAsked } from "./api.ts";

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

afterEach(() => {
  vi.unstubAllGlobals();
});

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
