import { Text, Title } from "@mantine/core";
import { useId } from "react";
import { STANDINGS, type Checklist, type OfControl, type OfItem } from "../../api/assurance.ts";
import { useLanguage } from "../../i18n/language.ts";
import { Disclosure } from "../../shell/Disclosure.tsx";
import type { Source } from "../proof/queries.ts";
import { nameOf } from "../standing/nameOf.ts";
import { StandingMark, StateMark } from "../standing/StandingMark.tsx";
import { useStandingTexts } from "../standing/texts.ts";
import styles from "./Checklist.module.css";
import { ControlInside } from "./ControlInside.tsx";
import { SourceOf } from "./queries.ts";
import { useChecklistTexts } from "./texts.ts";

interface Props {
  checklist: Pick<Checklist, "items" | "whole">;
  source: Source;
}

/// The six items, each down to what was observed.
export function Items({ checklist: { items, whole }, source }: Props) {
  const t = useChecklistTexts();
  const title = useId();
  return (
    <SourceOf value={source}>
      <section aria-labelledby={title} data-testid="checklist">
        <Title order={2} size="h4" id={title}>
          {t("items")}
        </Title>
        <Text c="var(--quiet)" mb="sm">
          {t("itemsHint")}
        </Text>
        <ul className={styles.items}>
          {items.map((it) => (
            <ItemCard key={it.item} it={it} />
          ))}
        </ul>
        {whole.length > 0 && (
          <div className={styles.whole}>
            <Disclosure
              head={
                <Text component="span" fw={600}>
                  {t("whole")} <Small>{t("count", { count: whole.length })}</Small>
                </Text>
              }
              testId="checklist-whole"
            >
              <Text size="sm" c="var(--quiet)" mb="xs">
                {t("wholeHint")}
              </Text>
              <Controls controls={whole} />
            </Disclosure>
          </div>
        )}
      </section>
    </SourceOf>
  );
}

function ItemCard({ it }: { it: OfItem }) {
  const t = useChecklistTexts();
  const words = useStandingTexts();
  const name = words(`item.${it.item}`);
  return (
    <li className={styles.item} data-testid={`item-${it.item}`} data-state={it.state}>
      <div className={styles.itemHead}>
        <Title order={3} size="h5">
          {name}
        </Title>
        <StateMark state={it.state} large />
      </div>
      <Text size="sm">{words(`asks.${it.item}`)}</Text>
      <Counts it={it} />
      <Grounds it={it} name={t("groundsOf", { item: name })} />
    </li>
  );
}

/// What an item rests on, when it is asked for.
export function Grounds({ it, name }: { it: OfItem; name: string }) {
  const t = useChecklistTexts();
  return (
    <Disclosure head={t("grounds")} label={name} testId={`grounds-${it.item}`}>
      <Controls controls={it.controls} />
    </Disclosure>
  );
}

function Counts({ it: { controls, standings } }: { it: OfItem }) {
  const t = useChecklistTexts();
  const words = useStandingTexts();
  const parts = STANDINGS.flatMap((standing) => {
    const count = standings[standing] ?? 0;
    return count === 0 ? [] : [t("ofStanding", { standing: words(`standing.${standing}`), count })];
  });
  return (
    <Text size="sm" c="var(--quiet)">
      {[t("count", { count: controls.length }), ...parts].join(" · ")}
    </Text>
  );
}

function Controls({ controls }: { controls: readonly OfControl[] }) {
  const [lang] = useLanguage();
  return (
    <ul className={styles.controls}>
      {controls.map((one) => (
        <li key={one.id} data-testid={`control-${one.id}`} data-standing={one.standing}>
          <Disclosure
            head={
              <span className={styles.control}>
                <span>
                  <Small>{one.id}</Small> {nameOf(one, lang)}
                </span>
                <StandingMark standing={one.standing} />
              </span>
            }
          >
            <ControlInside control={one} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function Small({ children }: { children: string }) {
  return (
    <Text component="span" size="sm" c="var(--quiet)" fw={400}>
      {children}
    </Text>
  );
}
