/// For tests: chains of keys as people make them, without grants.

import { verifyChain, writeChain, type KeyLine } from "./inside.ts";

export interface Signed {
  statement: string;
  signature: string;
}

const signed = ({ statement, signature }: Signed) => ({ statement, signature });

export function chainOf(members: readonly Signed[], statements: readonly Signed[]): string {
  return writeChain({ statements: statements.map(signed), members: members.map(signed), grants: [] });
}

/// @param pin fingerprint of a statement that is believed
/// @throws Error with the reason if the chain does not hold
export async function checkedLine(client: string, pin: string, chain: string): Promise<KeyLine> {
  const found = await verifyChain(client, pin, chain);
  if (!found.ok) throw new Error(found.why);
  return found.line;
}
