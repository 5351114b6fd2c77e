/// A three-way merge of what one person typed with what another saved meanwhile, field by field.

/// A field that was saved otherwise meanwhile.
export interface Moved<T> {
  key: keyof T & string;
  /// Whether it was typed otherwise here, too: then one of the two has to give way.
  both: boolean;
}

export interface Merged<T> {
  /// What was typed here stays; where nothing was typed stands what was saved last.
  value: T;
  /// In the order of the fields as they were saved last; none that was typed as it was saved.
  moved: Moved<T>[];
}

/// @param begun what was on the screen when typing began
/// @param mine what is on it now
/// @param newest what was saved last
export function merge<T extends object>(begun: T, mine: T, newest: T): Merged<T> {
  const value = { ...newest };
  const moved: Moved<T>[] = [];
  for (const key of keysOf(newest, mine)) {
    const typed = !same(begun[key], mine[key]);
    if (typed) value[key] = mine[key];
    if (!same(begun[key], newest[key]) && !same(mine[key], newest[key])) moved.push({ key, both: typed });
  }
  return { value, moved };
}

function keysOf<T extends object>(...of: T[]): (keyof T & string)[] {
  return [...new Set(of.flatMap((one) => Object.keys(one)))] as (keyof T & string)[];
}

/// As JSON has it: the order of an object's members says nothing.
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
