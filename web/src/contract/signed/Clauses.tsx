import { Badge, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Term, TermsPage, TermValue } from "../../api/contract.ts";
import { useLanguage } from "../../i18n/language.ts";
import styles from "./Signed.module.css";
import { byPart, say } from "./values.ts";
import { useTexts } from "./texts.ts";

export type Values = Readonly<Record<string, TermValue>>;

interface Props {
  page: TermsPage;
  terms: readonly Term[];
  values: Values;
  /// What is in force today; null where nothing is to be compared.
  before: Values | null;
  loosened: readonly string[];
  /// When a term was last obeyed; null where nothing shows it.
  last?: (key: string) => ReactNode;
}

/// Clause by clause: what it says, what it says today, and who sees to it.
export function Clauses({ page, terms, values, before, loosened, last }: Props) {
  const [lang] = useLanguage();
  const n = lang === "en" ? 1 : 0;
  return (
    <>
      {byPart(terms).map(([part, those]) => (
        <section key={part}>
          <Text component="h3" fw={700} mt="sm">
            {page.words.parts[part]?.[n]}
          </Text>
          <dl className={styles.clauses}>
            {those.map((term) => (
              <Clause
                key={term.key}
                page={page}
                term={term}
                values={values}
                before={before}
                loosened={loosened.includes(term.key)}
                last={last}
              />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Clause({ page, term, values, before, loosened, last }: Omit<Props, "terms" | "loosened"> & ClauseProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  const value = values[term.key];
  const old = before?.[term.key];
  const changed = old !== undefined && JSON.stringify(old) !== JSON.stringify(value);
  return (
    <div className={styles.clause} data-testid={`clause-${term.key}`} data-changed={changed}>
      <dt>{page.words.terms[term.key]?.[lang === "en" ? 1 : 0]}</dt>
      <dd>
        <span className={styles.value}>{value === undefined ? "" : say(page, term, value, lang)}</span>
        {changed && (
          <>
            <Text span size="sm" c="var(--quiet)" display="block">
              {t("was", { value: say(page, term, old, lang) })}
            </Text>
            <Badge variant="outline" color={loosened ? "shu" : "ai"}>
              {t(loosened ? "loosens" : "tightens")}
            </Badge>
          </>
        )}
        {/* what the parties are called is no duty */}
        {(term.enforced || term.kind !== "words") && (
          <Text span size="xs" c="var(--quiet)" display="block">
            {t(term.enforced ? "byProgram" : "byPeople")}
          </Text>
        )}
        {last?.(term.key)}
      </dd>
    </div>
  );
}

interface ClauseProps {
  term: Term;
  loosened: boolean;
}
