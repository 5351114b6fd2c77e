/// The service worker: answers the ranges that an audio element asks for, by fetching sealed bytes and opening them
/// here. Holds the file keys of what is playing, in memory only; nothing is cached, everything else passes by.

import { proving } from "../api/browserKey.ts";
import { AudioReader, PCM_HEAD } from "./audio.ts";
import { PLACE, type ToPage, type ToWorker } from "./talk.ts";

/// The first answer, and the first after a jump, is short, so that it sounds at once: 4 s. Later ones: 16 s.
const FIRST_BYTES = PCM_HEAD + 131_072;
const PIECE_BYTES = 524_288;

/// How long a page may take to hand a key over again, in ms.
const PATIENCE_MS = 3_000;

interface Client {
  postMessage(message: ToPage): void;
}

interface FetchEvent extends Event {
  readonly request: Request;
  readonly clientId: string;
  respondWith(response: Promise<Response>): void;
}

interface ExtendableMessageEvent extends MessageEvent<ToWorker> {
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<Client | undefined> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate" | "message", act: (event: ExtendableMessageEvent) => void): void;
  addEventListener(kind: "fetch", act: (event: FetchEvent) => void): void;
}

const scope = self as unknown as WorkerScope;
const playing = new Map<string, AudioReader>();
/// Where the last answer ended.
const ended = new Map<string, number>();
/// Hears of each token that was handed over: one element asks for several ranges at once.
const taken = new EventTarget();

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("message", (event) => {
  const said = event.data;
  if (said.kind === "forget") {
    playing.delete(said.token);
    ended.delete(said.token);
  }
  if (said.kind === "claim") event.waitUntil(scope.clients.claim());
  if (said.kind === "take") {
    playing.set(said.token, new AudioReader(said.audio, fetchRange));
    taken.dispatchEvent(new Event(said.token));
    event.ports[0]?.postMessage("taken");
  }
});

scope.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== scope.location.origin || !address.pathname.startsWith(PLACE)) return;
  event.respondWith(answer(event, address.pathname.slice(PLACE.length)));
});

async function answer(event: FetchEvent, token: string): Promise<Response> {
  const reader = playing.get(token) ?? (await askedAgain(event.clientId, token));
  if (!reader) return new Response(null, { status: 404 });
  const range = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(event.request.headers.get("range") ?? "bytes=0-");
  const from = Number(range?.[1] ?? 0);
  if (!range || from >= reader.length) {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${reader.length}` } });
  }
  const most = from + (from === ended.get(token) ? PIECE_BYTES : FIRST_BYTES);
  const to = Math.min(reader.length, most, range[2] === undefined ? Infinity : Number(range[2]) + 1);
  ended.set(token, to);
  try {
    const bytes = await reader.read(from, to);
    return new Response(bytes, {
      status: 206,
      headers: {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-store",
        "Content-Length": String(bytes.length),
        "Content-Range": `bytes ${from}-${to - 1}/${reader.length}`,
        "Content-Type": "audio/wav",
      },
    });
  } catch {
    // The page's own check says why; the element only hears that there is nothing.
    return Response.error();
  }
}

async function askedAgain(clientId: string, token: string): Promise<AudioReader | undefined> {
  const client = await scope.clients.get(clientId);
  if (!client) return undefined;
  await new Promise<void>((done) => {
    const late = setTimeout(done, PATIENCE_MS);
    const handed = () => {
      clearTimeout(late);
      done();
    };
    taken.addEventListener(token, handed, { once: true });
    client.postMessage({ kind: "ask", token });
  });
  return playing.get(token);
}

async function fetchRange(address: string, from: number, to: number): Promise<Uint8Array> {
  const response = await fetch(address, {
    headers: { Range: `bytes=${from}-${to - 1}`, ...(await proving("GET", address)) },
    cache: "no-store",
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 206 || bytes.length !== to - from) throw new TypeError(`no such range: ${response.status}`);
  return bytes;
}
