/// Milliseconds since 1970 in an id of version 7 (RFC 9562, 5.7), as the service gives them: when the call arrived.
/// Null of another id.
export function timeOfId(id: string): string | null {
  const hex = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(id);
  if (hex === null) return null;
  return new Date(parseInt(`${hex[1] ?? ""}${hex[2] ?? ""}`, 16)).toISOString();
}
