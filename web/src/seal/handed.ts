/// Something in the cell, as it goes over the wire.
export interface Handed {
  "denwaban handle": number;
  kind: HandedKind;
  /// What everyone may know of it.
  facts: Record<string, unknown>;
}

export type HandedKind = "member" | "company" | "reviewer" | "index key" | "own key" | "signer" | "prf";

export function isHanded(value: object): value is Handed {
  return "denwaban handle" in value;
}
