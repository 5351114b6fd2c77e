/// What an entry committed to: SHA-256 over the salt, then the text (docs/formats/audit-actions.md, `c`). No key is
/// used, so it is done here and not in the worker that holds them.
export async function commits(leaf: string, salt: string, text: string): Promise<boolean> {
  const said: unknown = JSON.parse(leaf);
  const wanted =
    typeof said === "object" && said !== null ? new Map<string, unknown>(Object.entries(said)).get("c") : "";
  const bytes = new Uint8Array([...bytesOf(salt), ...new TextEncoder().encode(text)]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest)) === wanted;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
