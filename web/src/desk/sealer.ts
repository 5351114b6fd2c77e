import type { DeskCall, SealTo } from "../api/types.ts";
import { fingerprint, newSessionSigner, sealMessage, SealTrouble, verifyStatement } from "../seal/index.ts";
import type { Sealer } from "./sealing.ts";

/// A sealer for this session: its signing key is made here and cannot leave the page.
///
/// @param operator the pseudonym that manifests carry
export async function sealer(operator: string): Promise<Sealer> {
  const signer = await newSessionSigner();
  return {
    publicKey: signer.publicKey,
    genuine: async (call) => call.seal !== null && (await states(call.seal, call.client.id)),
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

/// Does the signed statement say what the server says beside it? The server could name another recipient.
export async function states(seal: SealTo, client: string): Promise<boolean> {
  try {
    const said = await verifyStatement(seal.statement, seal.signature);
    return (
      said.kind === "company" &&
      said.client === client &&
      said.recipient === seal.recipient &&
      said.epoch === seal.epoch &&
      (await fingerprint(seal.statement)) === seal.fingerprint
    );
  } catch (trouble) {
    if (trouble instanceof SealTrouble) return false;
    throw trouble;
  }
}
