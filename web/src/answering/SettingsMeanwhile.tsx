import { spoken } from "../i18n/kana.ts";
import { Meanwhile } from "../shell/meanwhile/Meanwhile.tsx";
import { merge } from "../shell/meanwhile/merge.ts";
import { useSaying } from "./saying.ts";
import { draftOf, type Draft } from "./settings/draft.ts";
import { draftOfParts, numberOf, partsOf } from "./settings/parts.ts";
import type { Part, Sheet } from "./settings/types.ts";
import { useTexts } from "./texts.ts";

interface Props {
  /// What was on the screen when typing began.
  begun: Sheet;
  draft: Draft;
  newest: Sheet;
  /// Is given what was typed, on what was saved last.
  keep: (merged: Draft) => void;
  take: () => void;
}

/// What someone else saved of these settings since typing began, and the ways to go on.
export function SettingsMeanwhile({ begun, draft, newest, keep, take }: Props) {
  const t = useTexts();
  const say = useSaying();
  const before = partsOf(draftOf(begun.settings));
  const mine = partsOf(draft);
  const now = partsOf(draftOf(newest.settings));
  const { value, moved } = merge(before, mine, now);
  const words = (key: string, parts: typeof now) => say.part(key, parts).join("\n") || t("openOn.none");
  const fields = moved.map(({ key, both }) => {
    const number = numberOf(key);
    return {
      key,
      label: number === null ? t(`part.${key as Part}`) : t("said.number", { number: spoken(number) }),
      before: words(key, before),
      now: words(key, now),
      mine: both ? words(key, mine) : null,
    };
  });
  const planned = newest.versions.find((one) => one.version === newest.last && one.state === "planned");
  return (
    <Meanwhile
      fields={fields}
      also={planned ? t("said.planned", { n: planned.version }) : null}
      keep={() => keep(draftOfParts(value))}
      take={take}
    />
  );
}
