import type { ReactNode } from "react";
import { Disclosure } from "../../shell/Disclosure.tsx";
import { Clauses } from "./Clauses.tsx";
import { valuesOf } from "./OfferCard.tsx";
import { useTermsPage } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Every clause of terms that say all of them; nothing for others.
export function AllClauses({ text, last }: { text: string; last?: (key: string) => ReactNode }) {
  const t = useTexts();
  const page = useTermsPage().data;
  const values = valuesOf(text);
  if (!page || values === null) return null;
  return (
    <Disclosure head={t("all", { n: page.terms.length })} testId="all-clauses">
      <Clauses page={page} terms={page.terms} values={values} before={null} loosened={[]} last={last} />
    </Disclosure>
  );
}
