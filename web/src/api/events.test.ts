import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Events } from "./events.ts";

/// What the server answers, one after the other; the last one again and again.
let answers: (() => Response)[];
let asked: number;
let said: string[];
let source: Events;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  said = [];
  vi.stubGlobal("self", { isSecureContext: false });
  vi.stubGlobal("document", { baseURI: "https://desk.example/desk" });
  vi.stubGlobal("fetch", () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("away"));
  });
});

afterEach(() => {
  source.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function stream(...parts: string[]): () => Response {
  const body = () =>
    new ReadableStream({
      start(to) {
        for (const part of parts) to.enqueue(new TextEncoder().encode(part));
        to.close();
      },
    });
  return () => new Response(body(), { headers: { "Content-Type": "text/event-stream;charset=UTF-8" } });
}

async function listened(): Promise<void> {
  source = new Events("/api/desk/events");
  for (const name of ["open", "error"]) source.addEventListener(name, () => said.push(name));
  for (const name of ["desk", "message"]) {
    source.addEventListener(name, (event) => said.push(`${name}: ${(event as MessageEvent<string>).data}`));
  }
  await vi.advanceTimersByTimeAsync(1);
}

test("events are read wherever the network cuts them, and comments are nothing", async () => {
  answers = [
    stream(
      ":beat\n\nevent:de",
      "sk\ndata:{",
      '"a":1}\n',
      "\nevent: desk\r\ndata: 日本\r\ndata: 語\r\n\r\ndata: x\n\nda",
    ),
  ];
  await listened();
  expect(said).toEqual(["open", 'desk: {"a":1}', "desk: 日本\n語", "message: x", "error"]);
});

test("a stream that breaks off is opened again, as soon as the server says", async () => {
  answers = [stream("retry: 500\n\n"), stream("event: desk\ndata: again\n\n")];
  await listened();
  expect(source.readyState).toBe(Events.CONNECTING);
  await vi.advanceTimersByTimeAsync(498);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(asked).toBe(2);
  expect(said).toContain("desk: again");
});

test("an answer that is no stream closes it", async () => {
  answers = [() => new Response("{}", { status: 401, headers: { "Content-Type": "application/problem+json" } })];
  await listened();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(["error"]);
  expect(source.readyState).toBe(Events.CLOSED);
  expect(asked).toBe(1);
});

test("a server that is away is asked again", async () => {
  answers = [];
  await listened();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toBe(2);
  expect(said).toEqual(["error", "error"]);
});

test("after it was closed nothing more is told", async () => {
  answers = [stream("event: desk\ndata: one\n\n")];
  await listened();
  source.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(1);
});
