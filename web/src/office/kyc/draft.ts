import type { Method, NewRecord } from "./queries.ts";

/// The limits of the server, in characters.
export const LIMITS = { name: 200, address: 300, text: 500, owners: 10, note: 4_000 };

export interface Who {
  name: string;
  address: string;
  born: string;
}

/// What the form holds. Empty texts are not filled in yet.
export interface Draft {
  on: string;
  companyMethod: string;
  personMethod: string;
  company: string;
  address: string;
  number: string;
  business: string;
  purpose: string;
  owners: Who[];
  acting: Who;
  authority: string;
  companyDocument: string;
  personDocument: string;
  chipDigest: string;
}

export const nobody = (): Who => ({ name: "", address: "", born: "" });

export const emptyDraft = (today: string): Draft => ({
  on: today,
  companyMethod: "",
  personMethod: "",
  company: "",
  address: "",
  number: "",
  business: "",
  purpose: "",
  owners: [nobody()],
  acting: nobody(),
  authority: "",
  companyDocument: "",
  personDocument: "",
  chipDigest: "",
});

/// Today in Japan, as the server counts days.
export const today = (now: Date): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(now);

/// Whether a method counts on a day.
export const counts = ({ from, to }: Method, day: string): boolean => from <= day && (to === null || day <= to);

/// A 法人番号's first digit checks the others.
export function isCorporateNumber(digits: string): boolean {
  if (!/^[1-9]\d{12}$/.test(digits)) return false;
  const rest = Array.from(digits.slice(1), Number).reverse();
  const sum = rest.reduce((all, digit, n) => all + digit * (n % 2 === 0 ? 1 : 2), 0);
  return Number(digits[0]) === 9 - (sum % 9);
}

export type Wrong = "wrong.empty" | "wrong.date" | "wrong.method" | "wrong.number" | "wrong.chip";

/// What is wrong, by field; `owners.0.name` is the first owner's name. Empty if nothing is.
export function faultsOf(draft: Draft, methods: readonly Method[], day: string): Record<string, Wrong> {
  const faults: Record<string, Wrong> = {};
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && text <= day;
  if (!isDay(draft.on)) faults.on = "wrong.date";
  for (const field of ["companyMethod", "personMethod"] as const) {
    const method = methods.find(({ code }) => code === draft[field]);
    if (!method || !counts(method, draft.on)) faults[field] = "wrong.method";
  }
  const texts = [
    "company",
    "address",
    "business",
    "purpose",
    "authority",
    "companyDocument",
    "personDocument",
  ] as const;
  for (const field of texts) if (draft[field].trim() === "") faults[field] = "wrong.empty";
  if (draft.number !== "" && !isCorporateNumber(draft.number.trim())) faults.number = "wrong.number";
  if (draft.chipDigest !== "" && !/^[0-9a-f]{64}$/i.test(draft.chipDigest.trim())) faults.chipDigest = "wrong.chip";
  const people: [string, Who][] = [
    ...draft.owners.map((who, n): [string, Who] => [`owners.${n}`, who]),
    ["acting", draft.acting],
  ];
  for (const [at, who] of people) {
    if (who.name.trim() === "") faults[`${at}.name`] = "wrong.empty";
    if (who.address.trim() === "") faults[`${at}.address`] = "wrong.empty";
    if (!isDay(who.born)) faults[`${at}.born`] = "wrong.date";
  }
  return faults;
}

/// As it is sent.
export function recordOf({ on, companyMethod, personMethod, number, chipDigest, ...rest }: Draft): NewRecord {
  return {
    on,
    company: companyMethod,
    person: personMethod,
    content: { ...rest, number: number.trim() || null, chipDigest: chipDigest.trim() || null },
  };
}
