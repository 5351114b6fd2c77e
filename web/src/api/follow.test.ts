import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follow } from "./follow.ts";

let asked: string[];
let streams: Response[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("document", { baseURI: "https://desk.example/" });
  vi.stubGlobal("self", { isSecureContext: false });
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    if (address === "/api/me") return Promise.resolve(Response.json({}));
    return Promise.resolve(streams.shift() ?? new Response(null, { status: 503 }));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const news = () =>
  new Response("event: news\ndata: 1\n\n", { headers: { "Content-Type": "text/event-stream;charset=UTF-8" } });

test("after a refusal it asks whether the session is over, and opens the stream anew", async () => {
  streams = [new Response(null, { status: 503 }), news()];
  const said: unknown[] = [];
  const end = follow("/api/inbox/events", (source) => source.addEventListener("news", (event) => said.push(event)));
  await vi.advanceTimersByTimeAsync(2_900);
  expect(asked).toEqual(["/api/inbox/events"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual(["/api/inbox/events", "/api/me", "/api/inbox/events"]);
  expect(said).toHaveLength(1);
  end();
});

test("one that was ended asks no more", async () => {
  streams = [];
  const end = follow("/api/inbox/events", () => undefined);
  await vi.advanceTimersByTimeAsync(1);
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(["/api/inbox/events"]);
});
