import { beforeAll, beforeEach, afterEach, expect, test, vi } from "vitest";
import { fileKey, newIdentity, sealDetached } from "../seal/age.ts";
import { join, type Bytes } from "../seal/bytes.ts";
import { PCM_HEAD, SEGMENT_HEAD, type SealedAudio } from "./audio.ts";

const proving = vi.hoisted(() => vi.fn(() => Promise.resolve({ DPoP: "proof" })));
vi.mock("../api/browserKey.ts", () => ({ proving }));

type Act = (event: unknown) => void;

const acts = new Map<string, Act>();
const clients = { claim: vi.fn(() => Promise.resolve()), get: vi.fn() };
const skipWaiting = vi.fn(() => Promise.resolve());

vi.stubGlobal("self", {
  location: { origin: "https://aoba.example" },
  clients,
  skipWaiting,
  addEventListener: (kind: string, act: Act) => acts.set(kind, act),
});
await import("./worker.ts");

const TOKEN = "6a1c";
const PAGE = "the page";
/// Bytes of 4 and of 16 seconds, 4 a frame at 8 kHz.
const SECONDS_4 = 131_072;
const SECONDS_16 = 524_288;

let audio: SealedAudio;
let payload: Bytes;

/// 40 seconds as the recorder writes them.
beforeAll(async () => {
  const head = new Uint8Array(SEGMENT_HEAD);
  const view = new DataView(head.buffer);
  for (const [at, name] of [
    [0, "RIFF"],
    [8, "WAVEfmt "],
    [38, "fact"],
    [50, "data"],
  ] as const) {
    head.set(new TextEncoder().encode(name), at);
  }
  for (const [at, length] of [
    [16, 18],
    [42, 4],
    [54, 0xffffffff],
  ] as const) {
    view.setUint32(at, length, true);
  }
  view.setUint16(20, 7, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, 8_000, true);
  const { identity, recipient } = await newIdentity("x25519");
  const sealed = await sealDetached(recipient, join(head, new Uint8Array(2 * 320_000).fill(0x55)));
  payload = sealed.payload;
  const segment = { address: "/api/objects/7/payload", fileKey: await fileKey(identity, sealed.header) };
  audio = {
    segments: [{ ...segment, sealed: payload.length, chunks: 10, ends: true, from: 0, frames: 320_000 }],
    frames: 320_000,
  };
});

interface Fetched {
  address: string;
  headers: Record<string, string>;
  cache: string;
}
const fetched: Fetched[] = [];
/// What the office answers to a range.
let office: (from: number, to: number) => Response;

beforeEach(() => {
  fetched.length = 0;
  office = (from, to) => new Response(payload.slice(from, to), { status: 206 });
  vi.stubGlobal("fetch", (address: string, { headers, cache }: Omit<Fetched, "address">) => {
    fetched.push({ address, headers, cache });
    const [, from = "", to = ""] = /^bytes=(\d+)-(\d+)$/.exec(headers["Range"] ?? "") ?? [];
    return Promise.resolve(office(Number(from), Number(to) + 1));
  });
  clients.get.mockResolvedValue(undefined);
});
afterEach(() => {
  says({ kind: "forget", token: TOKEN });
  vi.useRealTimers();
});

function says(data: unknown, port = { postMessage: vi.fn() }) {
  const waitUntil = vi.fn();
  acts.get("message")?.({ data, ports: [port], waitUntil });
  return { port, waitUntil };
}

const takes = () => says({ kind: "take", token: TOKEN, audio });

/// @returns null if the worker lets it pass by
function asks(range: string | null, address = `https://aoba.example/sealed-audio/${TOKEN}`): Promise<Response> | null {
  let answer: Promise<Response> | null = null;
  const headers = new Headers(range === null ? {} : { range });
  acts.get("fetch")?.({
    request: { url: address, headers },
    clientId: PAGE,
    respondWith: (response: Promise<Response>) => (answer = response),
  });
  return answer;
}

async function part(range: string | null) {
  const response = await asks(range);
  return {
    status: response?.status,
    range: response?.headers.get("Content-Range"),
    bytes: new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer()),
  };
}

const ALL = PCM_HEAD + 4 * 320_000;

test("a new worker begins at once, with the pages that are open", () => {
  const waitUntil = vi.fn();
  acts.get("install")?.({ waitUntil });
  expect(skipWaiting).toHaveBeenCalledOnce();
  acts.get("activate")?.({ waitUntil });
  expect(says({ kind: "claim" }).waitUntil).toHaveBeenCalledOnce();
  expect(clients.claim).toHaveBeenCalledTimes(2);
  expect(waitUntil).toHaveBeenCalledTimes(2);
});

test.each([
  `https://other.example/sealed-audio/${TOKEN}`,
  "https://aoba.example/api/objects/7",
  `https://aoba.example/x/sealed-audio/${TOKEN}`,
])("%s passes by", (address) => {
  takes();
  expect(asks(null, address)).toBeNull();
});

test("who hands over is told, and hears the whole as 16-bit PCM", async () => {
  const { port } = takes();
  expect(port.postMessage).toHaveBeenCalledExactlyOnceWith("taken");
  const response = await asks("bytes=0-99");
  expect(response?.status).toBe(206);
  expect(Object.fromEntries(response?.headers ?? [])).toEqual({
    "accept-ranges": "bytes",
    "cache-control": "no-store",
    "content-length": "100",
    "content-range": `bytes 0-99/${ALL}`,
    "content-type": "audio/wav",
  });
  expect(new TextDecoder().decode((await response?.arrayBuffer())?.slice(0, 4))).toBe("RIFF");
});

test("the first answer and the first after a jump are short, those that follow are long", async () => {
  takes();
  const first = await part(null);
  expect(first.bytes).toHaveLength(PCM_HEAD + SECONDS_4);
  const next = await part(`bytes=${first.bytes.length}-`);
  expect(next.bytes).toHaveLength(SECONDS_16);
  expect(next.range).toBe(`bytes ${first.bytes.length}-${first.bytes.length + SECONDS_16 - 1}/${ALL}`);
  expect((await part("bytes=1000000-")).bytes).toHaveLength(PCM_HEAD + SECONDS_4);
  const last = await part(`bytes=${ALL - 1}-`);
  expect([last.status, last.range, last.bytes.length]).toEqual([206, `bytes ${ALL - 1}-${ALL - 1}/${ALL}`, 1]);
});

test.each(["bytes=-5", "bytes=x-", "frames=0-1", "bytes=0-1,4-5", "bytes=1234567890123456-", `bytes=${ALL}-`])(
  "a range %s cannot be satisfied",
  async (range) => {
    takes();
    expect(await part(range)).toMatchObject({ status: 416, range: `bytes */${ALL}` });
    expect(fetched).toEqual([]);
  },
);

test("only sealed bytes are fetched, each request with its proof, and nothing from a cache", async () => {
  takes();
  await part("bytes=44-47");
  expect(fetched).toEqual([
    { address: "/api/objects/7/payload", headers: { Range: "bytes=0-15", DPoP: "proof" }, cache: "no-store" },
    { address: "/api/objects/7/payload", headers: { Range: "bytes=16-65567", DPoP: "proof" }, cache: "no-store" },
  ]);
  expect(proving).toHaveBeenLastCalledWith("GET", "/api/objects/7/payload");
});

test.each([
  ["the whole instead of a part", (from: number, to: number) => new Response(payload.slice(from, to), { status: 200 })],
  ["a refusal", () => new Response(null, { status: 403 })],
  ["too few bytes", (from: number, to: number) => new Response(payload.slice(from, to - 1), { status: 206 })],
  ["other bytes", (from: number, to: number) => new Response(new Uint8Array(to - from), { status: 206 })],
])("%s is no sound", async (_, answer: typeof office) => {
  takes();
  office = answer;
  expect((await asks(null))?.type).toBe("error");
});

test("what was forgotten is not played", async () => {
  takes();
  says({ kind: "forget", token: TOKEN });
  expect((await asks(null))?.status).toBe(404);
  expect(fetched).toEqual([]);
});

test("a worker that was put to sleep asks the page, and goes on for all who wait", async () => {
  vi.useFakeTimers();
  const page = { postMessage: vi.fn() };
  clients.get.mockResolvedValue(page);
  const both = Promise.all([asks("bytes=0-9"), asks("bytes=44-47")]);
  await vi.advanceTimersByTimeAsync(0);
  expect(clients.get).toHaveBeenCalledWith(PAGE);
  expect(page.postMessage).toHaveBeenCalledWith({ kind: "ask", token: TOKEN });
  says({ kind: "take", token: "another", audio });
  says({ kind: "take", token: TOKEN, audio });
  expect((await both).map((response) => response?.status)).toEqual([206, 206]);
  says({ kind: "forget", token: "another" });
});

test("a page that does not answer within three seconds plays nothing", async () => {
  vi.useFakeTimers();
  clients.get.mockResolvedValue({ postMessage: () => undefined });
  const answered = vi.fn();
  void asks(null)?.then(({ status }) => void answered(status));
  await vi.advanceTimersByTimeAsync(2_999);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(answered).toHaveBeenCalledWith(404);
});
