import { expect, test } from "vitest";
import { arrived } from "./arrived.ts";

test("mails and posts stand in one list, the newest first", () => {
  const mail = (at: string) => ({ to: "a@aoba.example", subject: "s", text: "t", at });
  const post = (at: string) => ({ room: "aoba", text: "t", at });
  // with and without a fraction of a second, as the server writes them
  const list = arrived(
    [mail("2026-11-27T03:02:00Z"), mail("2026-11-27T03:00:00.5Z")],
    [post("2026-11-27T03:01:00.25Z")],
  );
  expect(list.map((one) => ("room" in one ? "chat" : "mail"))).toEqual(["mail", "chat", "mail"]);
});
