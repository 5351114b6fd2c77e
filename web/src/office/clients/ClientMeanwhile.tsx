import { listed, pick, useLanguage } from "../../i18n/language.ts";
import type { Client } from "../../api/types.ts";
import { Meanwhile } from "../../shell/meanwhile/Meanwhile.tsx";
import { draftOf, tidied, type Draft } from "./draft.ts";
import { isStandard } from "./FormFields.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  /// What was on the screen when typing began.
  begun: Client;
  draft: Draft;
  newest: Client;
  /// Is given what was typed, on what was saved last.
  keep: (merged: Draft) => void;
  take: () => void;
}

/// What someone else saved of this client since typing began, and the ways to go on.
export function ClientMeanwhile({ begun, draft, newest, keep, take }: Props) {
  const t = useTexts();
  const say = useSaying([newest, begun]);
  return (
    <Meanwhile
      begun={tidied(draftOf(begun))}
      mine={tidied(draft)}
      newest={tidied(draftOf(newest))}
      label={(key) => t(LABELS[key])}
      say={say}
      keep={keep}
      take={take}
    />
  );
}

const LABELS = {
  name: "companyName",
  kana: "companyKana",
  keyKind: "keyKind",
  numbers: "numbers",
  uses: "form",
} as const satisfies Record<keyof Draft, string>;

/// A field's value in words.
function useSaying(clients: readonly Client[]): (key: keyof Draft, draft: Draft) => string {
  const t = useTexts();
  const [lang] = useLanguage();
  const labelOf = (key: string) => {
    const field = clients.flatMap(({ form }) => form.fields).find((it) => it.key === key);
    return field ? pick(field.label, lang) : isStandard(key) ? t(`field.${key}`) : key;
  };
  return (key, draft) => {
    if (key === "keyKind") return t(`key.${draft.keyKind}`);
    if (key === "numbers") return draft.numbers.length === 0 ? t("noNumbers.short") : listed(draft.numbers, lang);
    if (key !== "uses") return draft[key];
    const used = draft.uses.filter((use) => use.used);
    return listed(
      used.map((use) => (use.required ? t("requiredField", { field: labelOf(use.key) }) : labelOf(use.key))),
      lang,
    );
  };
}
