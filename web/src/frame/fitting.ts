/// How many entries stand side by side, the first ones first; the rest go into a menu.
///
/// @param widths  of the entries, in pixels
/// @param gap  between two
/// @param more  how wide the menu's button is, which is there if not all fit
/// @param room  that there is
export function fitting(widths: readonly number[], gap: number, more: number, room: number): number {
  const whole = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
  if (whole <= room) return widths.length;
  let used = more;
  let n = 0;
  for (const width of widths) {
    used += width + gap;
    if (used > room) break;
    n++;
  }
  return n;
}
