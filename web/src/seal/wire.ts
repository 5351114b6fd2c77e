/// What the page and the cell say to each other. What can be cloned goes as it is; what holds a secret stays in the
/// cell and goes as a number.

import type {
  CompanyIdentity,
  IndexKey,
  MemberIdentity,
  OwnKey,
  PrfSecret,
  ReviewerIdentity,
  Signer,
} from "./handles.ts";
import type * as inside from "./inside.ts";
import type { Why } from "./trouble.ts";

export interface Asking {
  id: number;
  act: string;
  args: unknown[];
}

export type Answer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; why: Why }
  /// A mistake of ours. Its message stays in the cell: it could repeat secret data.
  | { id: number; ok: false; why: null };

/// A type of the cell, as the page sees it.
export type Outside<T> = T extends inside.MemberIdentity
  ? MemberIdentity
  : T extends inside.CompanyIdentity
    ? CompanyIdentity
    : T extends inside.ReviewerIdentity
      ? ReviewerIdentity
      : T extends inside.IndexKey
        ? IndexKey
        : T extends inside.OwnKey
          ? OwnKey
          : T extends inside.Signer
            ? Signer
            : T extends inside.PrfSecret
              ? PrfSecret
              : T extends Uint8Array | Date | ReadonlyMap<string, unknown>
                ? T
                : T extends object
                  ? { [K in keyof T]: Outside<T[K]> }
                  : T;

export type OutsideAll<T extends unknown[]> = { [K in keyof T]: Outside<T[K]> };

/// Bytes of this length and more move to the other side; less is copied.
export const LARGE = 65_536;

/// A copy of plain objects and lists, in which `change` replaces what it knows; it says undefined for all else.
export function changed(value: unknown, change: (one: object) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const other = change(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((one) => changed(one, change));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, change)]));
}

/// The memory that moves with a message.
export function moving(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  changed(message, (one) => {
    if (!(one instanceof Uint8Array)) return undefined;
    const { buffer, byteLength } = one;
    if (byteLength >= LARGE && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer) found.add(buffer);
    return one;
  });
  return [...found];
}
