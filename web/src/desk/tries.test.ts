import { expect, test } from "vitest";
import type { DeskState, DeskStatus } from "../api/types.ts";
import type { Correcting } from "./message/corrections.ts";
import { triedAt } from "./tries.ts";

const desk = (status: DeskStatus, call: string | null) =>
  ({ status, call: call === null ? null : { id: call } }) as DeskState;
const corrected = (correcting: Partial<Correcting>) => ({ sent: [], correcting: correcting as Correcting });
const none = corrected({ kind: "none" });
const open = corrected({ kind: "open", of: { object: "o1", client: { id: "k1" } } as never });

test("a try is stated of the call in hand, and of a message that is open for correction", () => {
  expect(triedAt({ desk: desk("talking", "c1"), corrected: none }, "copy")).toEqual({
    path: "/api/desk/calls/c1/tries",
    body: { how: "copy" },
  });
  expect(triedAt({ desk: desk("wrapup", "c1"), corrected: open }, "print")?.path).toBe("/api/desk/calls/c1/tries");
  expect(triedAt({ desk: desk("ready", null), corrected: open }, "save")).toEqual({
    path: "/api/messages/o1/tries",
    body: { how: "save", client: "k1" },
  });
});

test("while nobody's words are there, nothing is stated", () => {
  expect(triedAt({ desk: desk("ringing", "c1"), corrected: none }, "copy")).toBeNull();
  expect(triedAt({ desk: desk("ready", null), corrected: none }, "copy")).toBeNull();
  expect(triedAt({ desk: null, corrected: corrected({ kind: "opening" }) }, "copy")).toBeNull();
});
