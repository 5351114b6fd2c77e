import type { Authenticator } from "../signin/passkey/authenticator.ts";
import { softwareAuthenticator } from "./authenticator.ts";
import { clickingFinger } from "./finger.ts";
import { browserShelf } from "./shelf.ts";

/// This page's software authenticator. Loaded in demo mode only.
export function software(): Authenticator {
  return softwareAuthenticator(browserShelf, clickingFinger, window.location.origin);
}
