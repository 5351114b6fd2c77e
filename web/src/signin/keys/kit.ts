/// The recovery kit as people handle it: groups of four on paper, two of them asked back.

const PREFIX = "AGE-SECRET-KEY-PQ-1";
const GROUP = 4;
/// How many groups the person types back.
const ASKED = 2;

export interface KitText {
  prefix: string;
  groups: string[];
}

export function kitText(kit: string): KitText {
  const prefix = kit.startsWith(PREFIX) ? PREFIX : "";
  const rest = kit.slice(prefix.length);
  return { prefix, groups: rest.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? [] };
}

/// Which full groups to ask for, as indexes in ascending order. `chance` gives numbers in [0, 1).
export function askedGroups(groups: readonly string[], chance: () => number): number[] {
  const full = groups.flatMap((group, n) => (group.length === GROUP ? [n] : []));
  const asked = new Set<number>();
  while (asked.size < Math.min(ASKED, full.length)) {
    const n = full[Math.floor(chance() * full.length)];
    if (n !== undefined) asked.add(n);
  }
  return [...asked].sort((a, b) => a - b);
}

/// Case, spaces and full-width letters do not matter.
export function sameGroup(typed: string, group: string): boolean {
  return typed.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase() === group.toUpperCase();
}
