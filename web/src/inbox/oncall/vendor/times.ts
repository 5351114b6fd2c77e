import type { useTexts } from "./texts.ts";

const MINUTE = 60;

/// "すぐ・15秒後・1分後": each in full minutes where it has them.
///
/// @param seconds  from the first try
export function times(seconds: readonly number[], t: ReturnType<typeof useTexts>): string {
  return seconds
    .map((n) => {
      if (n === 0) return t("now");
      return n % MINUTE === 0 ? t("minute", { n: n / MINUTE }) : t("second", { n });
    })
    .join(t("and"));
}
