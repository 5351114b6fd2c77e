import { EventSource } from "eventsource";
import { proving } from "./browserKey.ts";

/// Server-sent events (HTML, section 9.2), where each request can prove that it comes from this browser, which the
/// browser's own EventSource cannot. `address` is of our own origin.
///
/// After an answer that is no stream it is closed.
export class Events extends EventSource {
  constructor(address: string) {
    super(new URL(address, document.baseURI), {
      fetch: async (_, init) =>
        fetch(address, {
          ...init,
          headers: { ...init.headers, ...(await proving("GET", address)) },
          credentials: "same-origin",
          redirect: "error",
        }),
    });
  }
}
