import { toBase64url } from "./base64url.ts";

/// A key of this browser that cannot be copied out of it. A session that begins here is bound to
/// it: each request proves that it comes from here (docs/formats/browser-proof.md), so a stolen
/// cookie opens nothing elsewhere.

const DATABASE = "denwaban-browser";
const STORE = "key";
const ONLY = "this";
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };
const CONTEXT = "denwaban browser v1";

let kept: Promise<CryptoKeyPair | null> | null = null;
/// How much the server's clock is ahead of ours, in milliseconds.
let ahead = 0;

/// @return its public part as sign-ins send it; null in a browser that keeps no keys: the session is then bound to
/// nothing
export async function publicKey(): Promise<string | null> {
  const pair = await key();
  return pair && toBase64url(new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)));
}

/// What proves that a request comes from this browser.
///
/// @param address with its query
/// @return the header's text; null as above
export async function proof(method: string, address: string): Promise<string | null> {
  const pair = await key();
  if (!pair) return null;
  const at = Date.now() + ahead;
  const { pathname, search } = new URL(address, self.location.href);
  const text = new TextEncoder().encode(`${CONTEXT}\n${method}\n${pathname}${search}\n${at}`);
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, text);
  return `${at}.${toBase64url(new Uint8Array(signature))}`;
}

/// The header of a request, or none.
export async function proving(method: string, address: string): Promise<Record<string, string>> {
  const said = await proof(method, address);
  return said === null ? {} : { "Denwaban-Proof": said };
}

/// The address for what the browser fetches by itself, such as a download; it is good for two minutes, in this browser
/// alone.
export async function proven(address: string): Promise<string> {
  const said = await proof("GET", address);
  if (said === null) return address;
  return `${address}${address.includes("?") ? "&" : "?"}proof=${said}`;
}

/// The server says what time it is there.
export function setClock(milliseconds: number): void {
  ahead = milliseconds - Date.now();
}

function key(): Promise<CryptoKeyPair | null> {
  kept ??= load().catch(() => {
    kept = null; // the next request tries again
    return null;
  });
  return kept;
}

async function load(): Promise<CryptoKeyPair | null> {
  if (typeof indexedDB === "undefined" || !self.isSecureContext) return null;
  const database = await done(opening());
  const store = database.transaction(STORE, "readonly").objectStore(STORE);
  const found = (await done(store.get(ONLY))) as CryptoKeyPair | undefined;
  return found ?? (await made(database));
}

/// Of two tabs that make one at once, the first wins.
async function made(database: IDBDatabase): Promise<CryptoKeyPair> {
  const fresh = await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
  const writing = database.transaction(STORE, "readwrite");
  const before = (await done(writing.objectStore(STORE).get(ONLY))) as CryptoKeyPair | undefined;
  if (before) return before;
  await done(writing.objectStore(STORE).put(fresh, ONLY));
  return fresh;
}

function opening(): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return request;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("no database"));
  });
}
