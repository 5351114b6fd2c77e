/// Keys of the words for what the server names by code.

const STATES = ["not-needed", "missing", "method-ended", "verified"] as const;

const METHODS = [
  "company-certificate",
  "company-registry",
  "company-document",
  "company-mail",
  "company-copy",
  "chip-face",
  "chip-remote",
  "jpki",
  "document-mail",
  "card-shown",
  "image-remote",
  "copy-mail",
] as const;

export function stateKey(code: string): `state.${(typeof STATES)[number]}` {
  return `state.${STATES.find((one) => one === code) ?? "missing"}`;
}

/// Null for a method that this page does not know.
export function methodKey(code: string): `method.${(typeof METHODS)[number]}` | null {
  const known = METHODS.find((one) => one === code);
  return known ? `method.${known}` : null;
}
