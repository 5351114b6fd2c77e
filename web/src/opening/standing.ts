import type { Release } from "../api/types.ts";
import { checkVersions, SealTrouble, type KeyLine } from "../seal/index.ts";
import { lineOf } from "./keys/boxes.ts";
import type { Holding } from "./keys/keyring.ts";

/// What the inbox says of a message: that it is the newest version, or one that was corrected. Neither is believed
/// before the versions themselves say so.
export type Standing = "newest" | "corrected";

/// The most versions of a call's message that this page was shown: a server that forgets one is found out.
const seen = new Map<string, number>();

/// Whether the released object stands where the inbox says it does among its versions, all of them in one box.
///
/// @param standing null if any place will do
/// @throws SealTrouble
export async function checkStanding(
  holding: Pick<Holding, "client" | "line" | "current" | "boxes">,
  { manifest, versions }: Pick<Release, "manifest" | "versions">,
  object: string,
  standing: Standing | null,
): Promise<void> {
  const at = versions.findIndex((one) => one.manifest === manifest);
  const last = versions.length - 1;
  const manifests = await checkVersions(versions, standing === "newest" ? object : null);
  const fits = standing === "newest" ? at === last : standing === null || at < last;
  const [first] = manifests;
  if (!first || at < 0 || !fits || manifests.length < (seen.get(first.call) ?? 0)) {
    throw new SealTrouble("wrong-version");
  }
  if (manifests.some(({ client }) => client !== holding.client)) throw new SealTrouble("wrong-client");
  const { line } = lineOf(holding, first.company);
  // A correction goes to the box that the message went to, and to no one else.
  if (manifests.some(({ company }) => !isOf(line, company))) throw new SealTrouble("wrong-version");
  seen.set(first.call, manifests.length);
}

function isOf(line: KeyLine, company: string): boolean {
  return line.epochs.some(({ fingerprint }) => fingerprint === company);
}
