import { Badge, Button, Text } from "@mantine/core";
import { useContext, useState, type ReactNode } from "react";
import type { OfCheck, SeenCheck } from "../../api/assurance.ts";
import { pick, useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { ProofDialog } from "../proof/ProofDialog.tsx";
import { nameOf } from "../standing/nameOf.ts";
import { StandingMark } from "../standing/StandingMark.tsx";
import styles from "./Checklist.module.css";
import { SourceOf } from "./queries.ts";
import { producerOf, whyNever } from "./says.ts";
import { useChecklistTexts } from "./texts.ts";

const HOURS_OF_A_DAY = 24;

/// One check: what was found, how, by whom, until when; or why there is nothing.
export function CheckRow({ check }: { check: OfCheck }) {
  const t = useChecklistTexts();
  const [lang] = useLanguage();
  const source = useContext(SourceOf);
  const [proving, setProving] = useState(false);
  const { observation } = check;
  const never = whyNever(check);
  const name = nameOf(check, lang);
  const people = check.by === "word" || (observation && producerOf(observation.producer).by === "people");
  return (
    <li className={styles.check} data-testid={`check-${check.code}`} data-standing={check.standing}>
      <div className={styles.checkHead}>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <StandingMark standing={check.standing} />
        {people && (
          <Badge variant="outline" color="gray.7" radius="sm" tt="none" data-testid="word-of-people">
            {t("word")}
          </Badge>
        )}
      </div>
      {observation !== null && <Text>{pick(observation, lang)}</Text>}
      {never === "later" && check.why && <Text size="sm">{pick(check.why, lang)}</Text>}
      {(never === "machine" || never === "word" || never === "client") && <Text size="sm">{t(`never.${never}`)}</Text>}
      <dl className={styles.facts}>
        <Fact name={t("method")}>{t(`method.${check.method}`)}</Fact>
        {observation !== null && <Seen it={observation} expired={check.standing === "expired"} />}
      </dl>
      <div className={styles.checkFoot}>
        <Text size="xs" c="var(--quiet)">
          {check.hours % HOURS_OF_A_DAY === 0
            ? t("days", { count: check.hours / HOURS_OF_A_DAY })
            : t("hours", { count: check.hours })}
        </Text>
        {observation !== null && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("evidenceOf", { check: name })}
            onClick={() => setProving(true)}
            data-testid={`evidence-${check.code}`}
          >
            {t("evidence")}
          </Button>
        )}
      </div>
      {observation !== null && (
        <ProofDialog
          source={source}
          check={{ code: check.code, name }}
          first={observation.id}
          opened={proving}
          close={() => setProving(false)}
        />
      )}
    </li>
  );
}

function Seen({ it, expired }: { it: SeenCheck; expired: boolean }) {
  const t = useChecklistTexts();
  const [lang] = useLanguage();
  const expires = tokyoMoment(it.expires, lang);
  return (
    <>
      <Fact name={t("looked")}>{t("lookedAt", { population: it.population, sample: it.sample })}</Fact>
      <Fact name={t("when")}>
        <time dateTime={it.collected}>{tokyoMoment(it.collected, lang)}</time>
      </Fact>
      <Fact name={t("until")}>
        <time dateTime={it.expires}>{expired ? t("over", { at: expires }) : expires}</time>
      </Fact>
      <Fact name={t("who")}>
        <Who producer={it.producer} />
      </Fact>
    </>
  );
}

const ROLES = ["admin", "security-officer", "internal-auditor"] as const;

function Who({ producer }: { producer: string }) {
  const t = useChecklistTexts();
  const who = producerOf(producer);
  const role = (code: string) => {
    const known = ROLES.find((one) => one === code);
    return known ? t(`role.${known}`) : code;
  };
  switch (who.by) {
    case "program":
      return who.digest === null
        ? t("who.program.unknown")
        : t("who.program", { digest: `${who.digest.slice(0, 8)}…` });
    case "people":
      return t("who.people", { first: role(who.first), second: role(who.second) });
    case "other":
      return who.text;
  }
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
