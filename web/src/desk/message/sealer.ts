import type { SealTo } from "../../api/types.ts";
import { fromBase64, newOwnKey, newSessionSigner, sealMessage, SealTrouble } from "../../seal/index.ts";
import { follow } from "../../opening/keys/pin.ts";
import type { MessageBody, Sealer, Trust } from "./sealing.ts";

type Shelf = Pick<Storage, "getItem" | "setItem">;

/// A sealer for this session: its keys are made here and cannot leave the cell. With the one it signs, with the other
/// it opens what it sealed, to correct it.
///
/// @param operator the pseudonym that manifests carry
export async function sealer(operator: string): Promise<Sealer> {
  const [signer, own] = await Promise.all([newSessionSigner(), newOwnKey()]);
  const seal = async (
    to: SealTo,
    { client, call }: { client: string; call: string },
    body: MessageBody,
    corrects?: { version: number; manifest: string },
  ) => {
    const { recipient, epoch, fingerprint: name, suite } = to;
    const company = { recipient, epoch, fingerprint: name, suite };
    const order = { client, call, company, body, signer, sealer: operator, own };
    return { call, ...(await sealMessage({ ...order, ...(corrects && { corrects }) })) };
  };
  return {
    publicKey: signer.publicKey,
    trust: async (call) => (call.seal ? await trusts(call.seal, call.client.id) : { kind: "bad" }),
    seal: async (call, body) => {
      if (!call.seal) throw new SealTrouble("wrong-key");
      return await seal(call.seal, { client: call.client.id, call: call.id }, body);
    },
    draft: async ({ id, client, seal: to }, body) => {
      if (!to) throw new SealTrouble("wrong-key");
      const { recipient, epoch, fingerprint, suite } = to;
      const company = { recipient, epoch, fingerprint, suite };
      const order = { client: client.id, call: id, company, body, signer, sealer: operator };
      return { call: id, ...(await sealMessage({ ...order, kind: "draft" })) };
    },
    open: async (sent, released) => {
      // What was sealed here is known to the letter: nothing else is opened in its name.
      if (released.manifest !== sent.manifest) throw new SealTrouble("wrong-object");
      const plain = await own.open(fromBase64(released.header), fromBase64(released.payload));
      return JSON.parse(new TextDecoder().decode(plain)) as MessageBody;
    },
    correct: async (sent, body) => {
      const { seal: to, client, call, version, manifest } = sent;
      return await seal(to, { client: client.id, call }, body, { version, manifest });
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
