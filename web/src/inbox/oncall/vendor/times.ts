import type { useTexts } from "./texts.ts";

const MINUTE = 60;

/// "0秒・15秒・1分": each in full minutes where it has them.
///
/// @param seconds  from the first try
export function times(seconds: readonly number[], t: ReturnType<typeof useTexts>): string {
  return seconds
    .map((n) => (n > 0 && n % MINUTE === 0 ? t("minute", { n: n / MINUTE }) : t("second", { n })))
    .join(t("and"));
}
