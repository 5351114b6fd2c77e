import type { ContractSheet } from "../api/types.ts";
import { termsOf } from "./Version.tsx";

/// The versions, in force or to come, whose calls nobody could take: nobody who answers calls has passkeys that are what
/// they ask for. The newest first.
export function unanswered({ versions, answering }: ContractSheet): number[] {
  if (answering === null) return [];
  return versions
    .filter((one) => one.standing === "in-force" || one.standing === "coming")
    .filter((one) => {
      const passkeys = termsOf(one)?.passkeys;
      // Where anything will do, somebody who is not there lacks no passkey.
      return passkeys !== undefined && passkeys !== "any" && answering[passkeys] === 0;
    })
    .map((one) => one.version);
}
