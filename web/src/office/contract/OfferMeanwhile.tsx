import type { TermsPage } from "../../api/contract.ts";
import { say } from "../../contract/signed/values.ts";
import { useLanguage } from "../../i18n/language.ts";
import { fromTokyo, tokyoMoment } from "../../i18n/tokyo.ts";
import { Meanwhile } from "../../shell/meanwhile/Meanwhile.tsx";
import { BEGIN, type Begun, type Typed } from "./draft.ts";
import { useTexts } from "./texts.ts";

interface Props {
  page: TermsPage;
  begun: Begun;
  typed: Typed;
  newest: Begun;
  /// Is given what was typed, on the newest.
  keep: (merged: Typed) => void;
  take: () => void;
}

/// Which version or draft came while this one was typed, in which terms it differs, and the ways to go on.
export function OfferMeanwhile({ page, begun, typed, newest, keep, take }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const sayOf = useSaying(page);
  const also =
    newest.waits !== null
      ? t("meanwhile.waits", { n: newest.waits })
      : newest.after > begun.after
        ? t("meanwhile.version", { n: newest.after })
        : null;
  return (
    <Meanwhile
      begun={begun.typed}
      mine={typed}
      newest={newest.typed}
      label={(key) => (key === BEGIN ? t("begin") : (page.words.terms[key]?.[lang === "en" ? 1 : 0] ?? key))}
      say={sayOf}
      also={also}
      keep={keep}
      take={take}
    />
  );
}

/// A term's value in the words of the contract.
function useSaying(page: TermsPage): (key: string, typed: Typed) => string {
  const t = useTexts();
  const [lang] = useLanguage();
  return (key, typed) => {
    const value = typed[key] ?? null;
    if (key === BEGIN) {
      const moment = typeof value === "string" ? fromTokyo(value) : null;
      return moment === null ? t("begin.signature") : tokyoMoment(moment, lang);
    }
    const term = page.terms.find((it) => it.key === key);
    return term && value !== null ? say(page, term, value, lang) : "";
  };
}
