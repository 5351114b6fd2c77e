import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../i18n/language.ts";
import { dayOf } from "../i18n/time.ts";
import { oldestOfFull } from "./docs.ts";
import styles from "./Search.module.css";
import { useSearchTexts } from "./searchTexts.ts";
import type { Found } from "./searching.ts";
import { useTextIndex } from "./textIndex.ts";

interface Props {
  found: Found;
  further: () => Promise<void>;
}

/// What else there is of a number, how far was looked, and why no farther.
export function Scope({ found, further }: Props) {
  const t = useSearchTexts();
  const [busy, setBusy] = useState(false);
  const [lang] = useLanguage();
  const oldest = oldestOfFull(useTextIndex().docs.values());
  const { numbers } = found;
  return (
    <>
      {numbers !== null && numbers.rest.length > 0 && (
        <div className={styles.note}>
          <p>{t("more")}</p>
          <Button
            variant="default"
            loading={busy}
            data-testid="search-more"
            onClick={() => {
              setBusy(true);
              void further().finally(() => setBusy(false));
            }}
          >
            {t("more.show")}
          </Button>
        </div>
      )}
      {found.trouble !== null && (
        <Alert color="yellow" role="alert" data-testid="search-trouble">
          {t("offline.number", { why: found.trouble })}
        </Alert>
      )}
      <div className={styles.note} data-testid="search-scope">
        <p>
          {numbers
            ? numbers.total === null
              ? t("by.number.unknown")
              : t("by.number", { total: numbers.total, indexed: numbers.indexed })
            : found.trouble === null && t("text.only")}
        </p>
        <p>{t("by.text", { count: found.looked })}</p>
        {oldest && <p data-testid="search-reach">{t("by.text.full", { day: dayOf(oldest.at, lang) })}</p>}
        {numbers && <p>{t("logged")}</p>}
      </div>
    </>
  );
}

/// "12 found", or so many so far.
export function useFoundWords(): (count: number, found: Found) => string {
  const t = useSearchTexts();
  return (count, { numbers }) => {
    if (count === 0) return t("none");
    return t(numbers !== null && numbers.rest.length > 0 ? "found.so-far" : "found", { count });
  };
}
