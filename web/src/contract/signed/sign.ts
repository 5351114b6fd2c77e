import { api } from "../../api/api.ts";
import { toBase64url } from "../../api/base64url.ts";
import type { Offer, ToSign } from "../../api/contract.ts";
import { prfSalt, sha256Hex, signingChallenge, statesExactly, type Agreeing } from "../../seal/index.ts";
import { authenticatorFor, rememberedChoice } from "../../signin/passkey/choice.ts";

/// The document of an offer, as it was made with it.
///
/// @param base address of the offers
export function documentOf(base: string, offer: Offer): Promise<Uint8Array<ArrayBuffer>> {
  return api.bytes(`${base}/${offer.digest}/document`);
}

/// The same as PDF, with the signatures that there are: to keep, not what is signed.
export function pdfOf(base: string, offer: Offer): Promise<Uint8Array<ArrayBuffer>> {
  return api.bytes(`${base}/${offer.digest}/document.pdf`);
}

/// The scan of the paper on which an offer is signed, as it lies there.
///
/// @throws NotWhatWasRead if it is another file than the offer names
export async function scanOf(base: string, offer: Offer): Promise<Uint8Array<ArrayBuffer>> {
  const scan = await api.bytes(`${base}/${offer.digest}/scan`);
  if ((await sha256Hex(scan)) !== offer.scan?.sha256) throw new NotWhatWasRead("another scan");
  return scan;
}

/// Who signs, and for which side of whose contract.
export type Signing = Pick<Agreeing, "client" | "side" | "person" | "name">;

/// That the server asked to sign something else than what was read.
export class NotWhatWasRead extends Error {}

/// Signs an offer with the passkey, whose challenge is the hash of the statement over record and document, and over the
/// scan if it is signed on paper.
///
/// @param by who signs for whom, as the page knows it and not as the server says it beside the statement
/// @throws NotWhatWasRead before the passkey is asked
export async function sign(base: string, offer: Offer, by: Signing): Promise<Offer> {
  const at = `${base}/${offer.digest}`;
  const document = await documentOf(base, offer);
  const asked = await api.post<ToSign>(`${at}/signing`, {});
  const challenge = toBase64url(await signingChallenge(asked.statement));
  const scan = offer.scan === null ? null : offer.scan.sha256;
  const { record, version } = offer;
  const exactly = await statesExactly(asked.statement, { ...by, version, record, document, scan });
  if (asked.publicKey.challenge !== challenge || !exactly) {
    throw new NotWhatWasRead("another text");
  }
  const authenticator = await authenticatorFor(rememberedChoice());
  const said = await authenticator.assert({ ...asked.publicKey, userVerification: "required" }, await prfSalt());
  said.prf?.fill(0);
  return api.post<Offer>(`${at}/signature`, {
    ceremony: asked.ceremony,
    statement: asked.statement,
    credentialId: toBase64url(said.credentialId),
    clientDataJSON: toBase64url(said.clientDataJSON),
    authenticatorData: toBase64url(said.authenticatorData),
    signature: toBase64url(said.signature),
  });
}
