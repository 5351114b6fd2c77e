/// The page's side of the player worker: hands an opened recording over and takes it back.

import type { SealedAudio } from "./audio.ts";
import { PLACE, WORKER, type ToPage, type ToWorker } from "./talk.ts";

/// A browser that has not started the worker by then plays in the old way, from memory.
const PATIENCE_MS = 4_000;

const handed = new Map<string, SealedAudio>();
let listening = false;

/// @returns an address for an audio element, or null if this browser has no service worker for us
export async function handOver(audio: SealedAudio): Promise<string | null> {
  const worker = await ready();
  if (!worker) return null;
  const token = crypto.randomUUID();
  handed.set(token, audio);
  if (!(await given(worker, token, audio))) {
    handed.delete(token);
    // one that is only slow must not keep the keys that it takes later
    worker.postMessage({ kind: "forget", token } satisfies ToWorker);
    return null;
  }
  return PLACE + token;
}

/// What was handed over is forgotten, here and in the worker.
export function takeBack(address: string): void {
  const token = address.slice(PLACE.length);
  if (handed.delete(token)) say({ kind: "forget", token });
}

export function takeAllBack(): void {
  for (const token of handed.keys()) takeBack(PLACE + token);
}

function say(message: ToWorker): void {
  navigator.serviceWorker.controller?.postMessage(message);
}

async function ready(): Promise<ServiceWorker | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    const registration = await navigator.serviceWorker.register(WORKER);
    listen();
    const active = await timely(navigator.serviceWorker.ready);
    if (!active) return null;
    if (!navigator.serviceWorker.controller) {
      // Reloading with Shift leaves a page without its worker until it claims the page again.
      registration.active?.postMessage({ kind: "claim" } satisfies ToWorker);
      await timely(new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done)));
    }
    return navigator.serviceWorker.controller;
  } catch {
    return null;
  }
}

function listen(): void {
  if (listening) return;
  listening = true;
  navigator.serviceWorker.addEventListener("message", (event: MessageEvent<ToPage>) => {
    const audio = handed.get(event.data.token);
    if (audio) say({ kind: "take", token: event.data.token, audio });
  });
  window.addEventListener("pagehide", takeAllBack);
}

async function given(worker: ServiceWorker, token: string, audio: SealedAudio): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  const taken = new Promise((done) => (port1.onmessage = done));
  worker.postMessage({ kind: "take", token, audio } satisfies ToWorker, [port2]);
  return (await timely(taken)) !== null;
}

async function timely<T>(promise: Promise<T>): Promise<T | null> {
  return await Promise.race([promise, new Promise<null>((done) => setTimeout(() => done(null), PATIENCE_MS))]);
}
