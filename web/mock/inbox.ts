export function inbox(): Record<string, () => unknown> {
  return {};
}
