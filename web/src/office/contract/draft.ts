import type { Offer, OfficeOffers, TermValue } from "../../api/contract.ts";
import type { Values } from "../../contract/signed/Clauses.tsx";
import { valuesOf } from "../../contract/signed/OfferCard.tsx";
import { fromTokyo, toTokyo } from "../../i18n/tokyo.ts";

/// Where a draft has its beginning beside its terms. No term is called so.
export const BEGIN = "effectiveFrom";

/// Every term as it is typed, and under {@link BEGIN} when it takes effect, as a datetime-local field has it; null for
/// the moment of the last signature.
export type Typed = Readonly<Record<string, TermValue | null>>;

/// What an editor began with: neither a version nor a draft that another makes meanwhile must slip under it.
export interface Begun {
  /// The newest version; 0 if there is none.
  after: number;
  /// Digest of the draft; null if there is none.
  draft: string | null;
  /// The version that waits for the client's signature, so that nothing else can be drafted; null if none does.
  waits: number | null;
  /// The moment to the second, which the field does not show; null if there is none.
  moment: string | null;
  typed: Typed;
}

/// The last draft goes on, or what holds today; what was signed or taken back does not.
///
/// @param client its name here: a contract is with the client under that name, unless its terms say another
export function begunWith(offers: OfficeOffers, client: string): Begun {
  const draft = offers.offers.find((offer) => offer.state === "draft");
  const offered = offers.offers.find((offer) => offer.state === "offered");
  const moment = momentOf(offered ?? draft);
  const values = named(valuesOf((offered ?? draft)?.record ?? offers.next) ?? {}, client);
  const from = moment && toTokyo(new Date(moment));
  return {
    after: offers.newest,
    draft: draft?.digest ?? null,
    waits: offered?.version ?? null,
    moment,
    typed: { ...values, [BEGIN]: from },
  };
}

/// Whether a version or a draft came between the two.
export function overtook(begun: Begun, newest: Begun): boolean {
  return begun.after !== newest.after || begun.draft !== newest.draft;
}

export function split(typed: Typed): { values: Values; from: string | null } {
  const { [BEGIN]: from, ...values } = typed;
  return { values: values as Values, from: typeof from === "string" ? from : null };
}

/// When it takes effect: as it was drafted, to the second, unless another was entered. Null also if that cannot be read.
export function momentFrom(from: string | null, { moment }: Begun): string | null {
  if (from === null) return null;
  return moment !== null && from === toTokyo(new Date(moment)) ? moment : fromTokyo(from);
}

function momentOf(draft: Offer | undefined): string | null {
  return draft ? (JSON.parse(draft.record) as { effectiveFrom: string | null }).effectiveFrom : null;
}

function named(values: Values, client: string): Values {
  return values["client.name"] === "" ? { ...values, "client.name": client } : values;
}
