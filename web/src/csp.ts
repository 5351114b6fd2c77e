/// Must be the first import of the program: everything after it may make style elements.
///
/// The page's policy is `require-trusted-types-for 'script'; trusted-types default`. The libraries
/// write style texts through innerHTML, so a default policy is needed; this one lets plain text
/// pass and refuses anything that could be markup, and every script address but the three workers'.

import { PUSH_WORKER } from "./delivery/pushWorker.ts";
import { WORKER } from "./player/talk.ts";
import { CELL } from "./seal/address.ts";

interface Rules {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}

interface TrustedTypesWindow {
  trustedTypes?: { createPolicy(name: string, rules: Rules): unknown };
}

export function plainTextOnly(text: string): string {
  if (text.includes("<")) throw new TypeError("markup is never made from a string here");
  return text;
}

export function workersOnly(address: string): string {
  if (address !== WORKER && address !== CELL && address !== PUSH_WORKER)
    throw new TypeError("no script is loaded from an address made here");
  return address;
}

/// The nonce of this page, for the style elements that Mantine makes. Empty under the dev server.
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
}

if (typeof document !== "undefined") {
  (window as TrustedTypesWindow).trustedTypes?.createPolicy("default", {
    createHTML: plainTextOnly,
    createScriptURL: workersOnly,
  });
  // react-remove-scroll reads its nonce from here.
  (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = pageNonce();
}
