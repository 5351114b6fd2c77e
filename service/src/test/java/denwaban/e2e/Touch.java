package denwaban.e2e;

/// What our pages do when the office asks for the person, for tests that ask without our pages.
final class Touch {

  private Touch() {}

  /// JavaScript: `reach(path, init)` is a `fetch` that uses the passkey again when it is asked to,
  /// once; and asks for a privilege, which opens where nobody else could open it. A browser refuses
  /// a second ceremony beside one that is under way, so requests that need one at once share it.
  static final String REACH =
      """
      const reach = async (path, init) => {
        const answer = await fetch(path, init);
        if (answer.status !== 403) return answer;
        const said = await answer.clone().json().catch(() => ({}));
        if (said.code === "privilege-needed") {
          await reach("/api/office/privileges", { method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ kind: "office", ticket: "T-1", reason: "test" }) });
          return fetch(path, init);
        }
        if (said.code !== "touch-again") return answer;
        window.__touch ??= (async () => {
          const post = (to, body) => fetch(to, { method: "POST", body: JSON.stringify(body),
            headers: { "Content-Type": "application/json" } });
          const bytes = (text) => Uint8Array.from(
            atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
          const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
            .replace(/[+]/g, "-").replace(/[/]/g, "_").replace(/=+$/, "");
          const { ceremony, publicKey } = await (await post("/api/sign-in/options", {})).json();
          const found = await navigator.credentials.get({ publicKey: { ...publicKey,
            challenge: bytes(publicKey.challenge), allowCredentials: [] } });
          const { clientDataJSON, authenticatorData, signature, userHandle } = found.response;
          await post("/api/presence", { ceremony, credentialId: text(found.rawId),
            clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData),
            signature: text(signature), userHandle: userHandle && text(userHandle) });
        })().finally(() => { delete window.__touch; });
        await window.__touch;
        return fetch(path, init);
      };
      """;
}
