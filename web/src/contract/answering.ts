import type { ContractSheet } from "../api/types.ts";
import { termsOf } from "./Version.tsx";

/// The versions, in force or to come, whose calls no one could take: no operator has passkeys that
/// they ask for. The newest first.
export function unanswered({ versions, answering }: ContractSheet): number[] {
  if (answering === null) return [];
  return versions
    .filter((one) => one.standing === "in-force" || one.standing === "coming")
    .filter((one) => {
      const passkeys = termsOf(one)?.passkeys;
      // Where any passkey is enough, an operator who is not there needs none.
      return passkeys !== undefined && passkeys !== "any" && answering[passkeys] === 0;
    })
    .map((one) => one.version);
}
