import { afterEach, expect, test, vi } from "vitest";
import { api, session } from "./api.ts";

/// An office whose sessions end with the next sign-in. Its answers come when the test lets them.
function office() {
  let cookie = 1;
  let valid = 1;
  const waiting: (() => void)[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    const mine = cookie;
    return new Promise((done) => {
      waiting.push(() => {
        if (path === "/api/sign-in") {
          cookie = ++valid;
          done(Response.json({ person: "p" }));
        } else done(mine === valid ? Response.json({ mine }) : Response.json({ code: "sign-in" }, { status: 401 }));
      });
    });
  });
  /// Answers the nth of those that wait.
  const answers = async (n = 0) => {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(n));
    waiting.splice(n, 1)[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    answers,
    ends: () => {
      valid++;
    },
  };
}

const signsIn = () => api.post("/api/sign-in", {}, { quiet401: true, begins: true });

afterEach(() => {
  vi.unstubAllGlobals();
});

function endings(): { count: () => number } {
  let n = 0;
  session.addEventListener("ended", () => n++);
  return { count: () => n };
}

test("what was on its way during a new sign-in is asked once more, and the session has not ended", async () => {
  const { answers } = office();
  const ended = endings();
  const asked = api.get("/api/keys");
  const signedIn = signsIn();
  await answers(1);
  await signedIn;
  await answers();
  await answers();
  expect(await asked).toEqual({ mine: 2 });
  expect(ended.count()).toBe(0);
});

test("so it is when it was refused before the sign-in's own answer came", async () => {
  const { answers, ends } = office();
  const ended = endings();
  const asked = api.get("/api/keys");
  ends();
  const signedIn = signsIn();
  await answers();
  await answers();
  await signedIn;
  await answers();
  expect(await asked).toMatchObject({ mine: 3 });
  expect(ended.count()).toBe(0);
});

test("a session that really ended is told, once, also after a sign-in that came before", async () => {
  const { answers, ends } = office();
  const signedIn = signsIn();
  await answers();
  await signedIn;
  const ended = endings();
  ends();
  const refused = expect(api.get("/api/keys")).rejects.toMatchObject({ status: 401 });
  await answers();
  await refused;
  expect(ended.count()).toBe(1);
});

test("a sign-in that failed ends nothing, and what was refused meanwhile is over", async () => {
  const ended = endings();
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ code: "x" }, { status: 401 })));
  await expect(signsIn()).rejects.toMatchObject({ status: 401 });
  await expect(api.get("/api/keys")).rejects.toMatchObject({ status: 401 });
  await expect(api.get("/api/me", { quiet401: true })).rejects.toMatchObject({ status: 401 });
  expect(ended.count()).toBe(1);
});
