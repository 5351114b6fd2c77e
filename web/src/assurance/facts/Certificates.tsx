import { Anchor, Blockquote, Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useId, type ReactNode } from "react";
import type { CertificateBadge, Coverage, Covered, CoveredScope } from "../../api/assurance.ts";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import styles from "./Facts.module.css";
import { siteName, type NameKey } from "./names.ts";
import { useFactTexts } from "./texts.ts";

const SIGNS: Readonly<Record<Covered, string>> = { covered: "✓", "not-covered": "✗", undecided: "?" };

/// Certificates that are valid now, as the server gives them and no others; and what their scopes cover.
export function Certificates({ badges, coverage }: { badges: readonly CertificateBadge[]; coverage: Coverage }) {
  const t = useFactTexts();
  const title = useId();
  return (
    <section aria-labelledby={title} data-testid="badges">
      <Title order={2} size="h4" id={title}>
        {t("badges")}
      </Title>
      <Text c="var(--quiet)" mb="sm">
        {t(badges.length === 0 ? "badgesNone" : "badgesHint")}
      </Text>
      {badges.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md">
          {badges.map((one) => (
            <Badge key={`${one.scheme} ${one.number}`} it={one} />
          ))}
        </SimpleGrid>
      )}
      <Covers coverage={coverage} />
    </section>
  );
}

function Badge({ it }: { it: CertificateBadge }) {
  const t = useFactTexts();
  const [lang] = useLanguage();
  const name = t(`scheme.${it.scheme}` as NameKey);
  return (
    <Paper withBorder p="md" data-testid="badge">
      <Title order={3} size="h5">
        <span aria-hidden="true">✓ </span>
        {name}
      </Title>
      <dl className={styles.facts}>
        <Fact name={t("number")}>{it.number}</Fact>
        <Fact name={t("holder")}>{it.holder}</Fact>
        <Fact name={t("edition")}>{it.edition}</Fact>
        <Fact name={t("valid")}>{t("validFromTo", { from: dayWords(it.from, lang), to: dayWords(it.to, lang) })}</Fact>
        <Fact name={t("checked")}>{it.checkedAt === null ? t("checkedNever") : tokyoMoment(it.checkedAt, lang)}</Fact>
      </dl>
      {it.link !== null && (
        <Anchor
          href={it.link}
          target="_blank"
          rel="noreferrer"
          size="sm"
          aria-label={t("registerOf", { name: `${name} ${it.number}` })}
        >
          {t("register")}
        </Anchor>
      )}
    </Paper>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return children === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Covers({ coverage: { services, sites, scopes } }: { coverage: Coverage }) {
  const t = useFactTexts();
  return (
    <Stack gap="sm" data-testid="coverage">
      <div>
        <Title order={3} size="h5">
          {t("coverage")}
        </Title>
        <Text c="var(--quiet)">{t(scopes.length === 0 ? "coverageNone" : "coverageHint")}</Text>
      </div>
      {scopes.length === 0 && (
        <dl className={styles.facts}>
          <Fact name={t("services")}>
            {services.map((one) => t(`service.${one}` as NameKey)).join(t("separator")) || "–"}
          </Fact>
          <Fact name={t("sites")}>{sites.map((one) => siteName(t, one)).join(t("separator")) || "–"}</Fact>
        </dl>
      )}
      {scopes.map((scope) => (
        <Matrix key={`${scope.scheme} ${scope.number}`} scope={scope} services={services} sites={sites} />
      ))}
    </Stack>
  );
}

interface MatrixProps {
  scope: CoveredScope;
  services: readonly string[];
  sites: readonly string[];
}

function Matrix({ scope, services, sites }: MatrixProps) {
  const t = useFactTexts();
  const name = `${t(`scheme.${scope.scheme}` as NameKey)} ${scope.number}`;
  return (
    <div>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="var(--quiet)">
        {t("quote")}
      </Text>
      <Blockquote p="md" my="xs">
        {scope.text}
      </Blockquote>
      <Table.ScrollContainer
        minWidth={160 + sites.length * 120}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": name } }}
      >
        <Table withTableBorder withColumnBorders verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("service")}</Table.Th>
              {sites.map((site) => (
                <Table.Th key={site} scope="col">
                  {siteName(t, site)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {services.map((service, row) => (
              <Table.Tr key={service}>
                <Table.Th scope="row">{t(`service.${service}` as NameKey)}</Table.Th>
                {sites.map((site, column) => {
                  const covered = scope.covered[row]?.[column] ?? "undecided";
                  return (
                    <Table.Td key={site} data-covered={covered}>
                      <span aria-hidden="true">{SIGNS[covered]} </span>
                      {t(`covered.${covered}`)}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
