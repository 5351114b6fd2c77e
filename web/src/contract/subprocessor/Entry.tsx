import { Text } from "@mantine/core";
import { listed, moment, useLanguage } from "../../i18n/language.ts";
import type { SERVICES, Subprocessor } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// One sub-processor: who, where, what for, and what it comes to see.
export function Entry({ of }: { of: Subprocessor }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const country = new Intl.DisplayNames([lang], { type: "region" }).of(of.country) ?? of.country;
  const service = t(`service.${of.service as (typeof SERVICES)[number]}`);
  const facts = [
    service,
    country,
    t("from", { day: of.from }),
    of.via === "" ? null : t("via", { name: of.via }),
    of.corporateNumber === "" ? null : t("number", { number: of.corporateNumber }),
    of.endedAt ? t("ended", { at: moment(of.endedAt, lang) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <div>
      <Text fw={600}>{of.name}</Text>
      <Text size="sm">{facts.join(" ・ ")}</Text>
      <Text size="sm">{t("data", { data: of.data })}</Text>
      <Text size="sm" c="var(--quiet)" style={{ overflowWrap: "anywhere" }}>
        {of.hosts.length > 0 ? t("hosts", { hosts: listed(of.hosts) }) : t("hosts.none")}
      </Text>
    </div>
  );
}
