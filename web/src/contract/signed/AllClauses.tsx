import type { ReactNode } from "react";
import { Disclosure } from "../../shell/Disclosure.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Clauses } from "./Clauses.tsx";
import { valuesOf } from "./OfferCard.tsx";
import { useTermsPage } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Every clause of terms that say all of them; nothing for others.
export function AllClauses({ text, last }: { text: string; last?: (key: string) => ReactNode }) {
  const t = useTexts();
  const terms = useTermsPage();
  const values = valuesOf(text);
  if (values === null) return null;
  if (!loaded(terms)) return terms.isLoadingError ? <PartState of={terms} title={t("clauses")} /> : null;
  const page = terms.data;
  return (
    <Disclosure head={t("all", { n: page.terms.length })} testId="all-clauses">
      <Clauses page={page} terms={page.terms} values={values} before={null} loosened={[]} last={last} />
    </Disclosure>
  );
}
