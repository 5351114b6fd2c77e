import { expect, test } from "vitest";
import { Problem } from "../../api/api.ts";
import type { NewMessage } from "../../api/types.ts";
import { SealTrouble } from "../../seal/index.ts";
import { ATTEMPTS, Dispatch, going, over, type Sending } from "./sending.ts";

function office(...answers: (Problem | "ok")[]) {
  const posted: string[] = [];
  const said: Sending[] = [];
  let sealed = 0;
  const dispatch = new Dispatch({
    seal: () => Promise.resolve({ object: `object ${++sealed}` } as NewMessage),
    post: (message) => {
      posted.push(message.object);
      const answer = answers.shift() ?? "ok";
      return answer === "ok" ? Promise.resolve() : Promise.reject(answer);
    },
    pause: () => Promise.resolve(),
    changed: (sending) => said.push(sending),
  });
  return { dispatch, posted, said };
}

const away = new Problem(0, "offline", "away");
const refused = new Problem(422, "manifest", "does not fit");

test("an outage is tried again with the same object", async () => {
  const { dispatch, posted } = office(away, new Problem(503, "busy", "busy"), "ok");
  expect(await dispatch.send()).toBe(true);
  expect(new Set(posted).size).toBe(1);
  expect(posted).toHaveLength(3);
});

test("after too many outages the outcome is unsure, and the next press still sends the same object", async () => {
  const { dispatch, posted, said } = office(...Array<Problem>(ATTEMPTS).fill(away), "ok");
  expect(await dispatch.send()).toBe(false);
  expect(said.at(-1)).toEqual({ kind: "unsure" });
  expect(await dispatch.send()).toBe(true);
  expect(new Set(posted).size).toBe(1);
});

test("a refusal is said at once, and what is corrected is a new object", async () => {
  const { dispatch, posted, said } = office(refused, "ok");
  expect(await dispatch.send()).toBe(false);
  expect(said.at(-1)).toEqual({ kind: "refused", why: "does not fit" });
  expect(await dispatch.send()).toBe(true);
  expect(posted).toEqual(["object 1", "object 2"]);
});

test("a second press while sending does nothing", async () => {
  const { dispatch, posted } = office("ok");
  await Promise.all([dispatch.send(), dispatch.send()]);
  expect(posted).toHaveLength(1);
});

test("what cannot be sealed is not sent, and a cell that does not run is named", async () => {
  for (const [trouble, kind] of [
    [new SealTrouble("no-cell"), "no-cell"],
    [new SealTrouble("wrong-key"), "not-sealed"],
    [new Error("x"), "not-sealed"],
  ] as const) {
    const said: Sending[] = [];
    const posted: NewMessage[] = [];
    const dispatch = new Dispatch({
      seal: () => Promise.reject(trouble),
      post: (message) => Promise.resolve(void posted.push(message)),
      pause: () => Promise.resolve(),
      changed: (sending) => said.push(sending),
    });
    expect(await dispatch.send()).toBe(false);
    expect(said.at(-1)).toEqual({ kind });
    expect(posted).toEqual([]);
  }
});

test("an outage is waited for as often as is said, and no more", async () => {
  const { dispatch, posted, said } = office(...Array<Problem>(ATTEMPTS + 1).fill(away));
  await dispatch.send();
  expect(posted).toHaveLength(ATTEMPTS);
  expect(said.filter(({ kind }) => kind === "sending")).toHaveLength(ATTEMPTS);
});

test.each([401, 408, 429, 500, 0])("an answer %i is no decision of the office", async (status) => {
  const { dispatch } = office(new Problem(status, "x", "x"), "ok");
  expect(await dispatch.send()).toBe(true);
});

test.each([400, 403, 404, 409, 422])("an answer %i is one", async (status) => {
  const { dispatch, posted } = office(new Problem(status, "x", "x"), "ok");
  expect(await dispatch.send()).toBe(false);
  expect(posted).toHaveLength(1);
});

test("nothing is written while it is sealed or sent; what is refused or was never sealed is tried anew", () => {
  const all: Sending["kind"][] = ["idle", "sealing", "sending", "sent", "unsure", "refused", "not-sealed", "no-cell"];
  const such = (of: (sending: Sending) => boolean) => all.filter((kind) => of({ kind } as Sending));
  expect(such(going)).toEqual(["sealing", "sending"]);
  expect(such(over)).toEqual(["refused", "not-sealed", "no-cell"]);
});
