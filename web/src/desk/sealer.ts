import type { DeskCall, SealTo } from "../api/types.ts";
import { newSessionSigner, sealMessage, SealTrouble } from "../seal/index.ts";
import { follow } from "./pin.ts";
import type { Sealer, Trust } from "./sealing.ts";

type Shelf = Pick<Storage, "getItem" | "setItem">;

/// A sealer for this session: its signing key is made here and cannot leave the cell.
///
/// @param operator the pseudonym that manifests carry
export async function sealer(operator: string): Promise<Sealer> {
  const signer = await newSessionSigner();
  return {
    publicKey: signer.publicKey,
    trust: async (call) => (call.seal ? await trusts(call.seal, call.client.id) : { kind: "bad" }),
    seal: async (call: DeskCall, body) => {
      if (!call.seal) throw new SealTrouble("wrong-key");
      const { recipient, epoch, fingerprint: name, suite } = call.seal;
      const company = { recipient, epoch, fingerprint: name, suite };
      const sealed = await sealMessage({
        client: call.client.id,
        call: call.id,
        company,
        body,
        signer,
        sealer: operator,
      });
      return { call: call.id, ...sealed };
    },
  };
}

/// Follows the company's chain, and compares with it what the server says beside it: it could name another recipient.
export async function trusts(seal: SealTo, client: string, shelf?: Shelf): Promise<Trust> {
  const followed = await follow(client, seal.chain, shelf);
  if (followed.kind === "refused") return { kind: "bad" };
  const now = { fingerprint: seal.fingerprint, epoch: seal.epoch, seen: new Date().toISOString() };
  if (followed.kind === "changed") return { kind: "compare", before: followed.before, now };
  const { statement, fingerprint } = followed.line.current;
  const named =
    statement.recipient === seal.recipient && statement.epoch === seal.epoch && fingerprint === seal.fingerprint;
  if (!named) return { kind: "bad" };
  return followed.kind === "good" ? { kind: "good" } : { kind: "compare", before: followed.before, now };
}
