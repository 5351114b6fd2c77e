package denwaban.e2e;

/// What the tests ask in a page's name comes from its browser too: it is signed as the page signs
/// its own requests (docs/formats/browser-proof.md). `window.__bare` asks without.
final class OwnRequests {

  static final String SCRIPT =
      """
      {
        const bare = window.fetch.bind(window);
        // stays open, as opening it costs more than a request does
        let opened;
        const store = () => opened ??= new Promise((done) => {
          const opening = indexedDB.open("denwaban-browser", 1);
          opening.onerror = () => { opened = undefined; done(undefined); };
          opening.onupgradeneeded = () => opening.result.createObjectStore("key");
          opening.onsuccess = () => {
            opening.result.onversionchange = () => { opening.result.close(); opened = undefined; };
            opening.result.onclose = () => { opened = undefined; };
            done(opening.result);
          };
        });
        const kept = async () => {
          const from = await store();
          return from && new Promise((done) => {
            const asking = from.transaction("key").objectStore("key").get("this");
            asking.onsuccess = () => done(asking.result);
            asking.onerror = () => done(undefined);
          });
        };
        window.__bare = bare;
        window.fetch = async (address, init = {}) => {
          const at = new URL(address, location.href);
          const headers = new Headers(init.headers);
          const ours = at.origin === location.origin && at.pathname.startsWith("/api/");
          const pair = ours && !headers.has("Denwaban-Proof") ? await kept() : undefined;
          if (pair) {
            const now = Date.now();
            const text = `denwaban browser v1\\n${init.method ?? "GET"}\\n${at.pathname}${at.search}\\n${now}`;
            const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" },
              pair.privateKey, new TextEncoder().encode(text));
            const base64 = btoa(String.fromCharCode(...new Uint8Array(signature)));
            headers.set("Denwaban-Proof", now + "." + base64.replace(/[+]/g, "-").replace(/[/]/g, "_")
              .replace(/=/g, ""));
          }
          return bare(address, { ...init, headers });
        };
      }
      """;

  private OwnRequests() {}
}
