import { spoken } from "../i18n/kana.ts";
import { Meanwhile } from "../shell/meanwhile/Meanwhile.tsx";
import { useSaying } from "./saying.ts";
import { draftOf, type Draft } from "./settings/draft.ts";
import { draftOfParts, numberOf, partsOf } from "./settings/parts.ts";
import type { Sheet } from "./settings/types.ts";
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
  const planned = newest.versions.find((one) => one.version === newest.last && one.state === "planned");
  return (
    <Meanwhile
      begun={partsOf(draftOf(begun.settings))}
      mine={partsOf(draft)}
      newest={partsOf(draftOf(newest.settings))}
      label={(key) => {
        const number = numberOf(key);
        return number === null
          ? t(key as Exclude<keyof Draft, "numbers">)
          : t("said.number", { number: spoken(number) });
      }}
      say={(key, parts) => say.part(key, parts).join("\n") || t("openOn.none")}
      also={planned ? t("said.planned", { n: planned.version }) : null}
      keep={(merged) => keep(draftOfParts(merged))}
      take={take}
    />
  );
}
