package denwaban.e2e;

/// What the tests ask in a page's name comes from its browser too: it is signed as the page signs
/// its own requests (docs/formats/browser-proof.md). `window.__bare` asks without.
final class OwnRequests {

  static final String SCRIPT =
      """
      {
        const bare = window.fetch.bind(window);
        const kept = () => new Promise((done) => {
          const opening = indexedDB.open("denwaban-browser", 1);
          opening.onerror = () => done(undefined);
          opening.onupgradeneeded = () => opening.result.createObjectStore("key");
          opening.onsuccess = () => {
            const asking = opening.result.transaction("key").objectStore("key").get("this");
            asking.onsuccess = () => { opening.result.close(); done(asking.result); };
            asking.onerror = () => done(undefined);
          };
        });
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
