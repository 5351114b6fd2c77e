import { Anchor, Box, Button, SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { download } from "../../shell/save.ts";
import { documentAddress, type Parts, type Scheme } from "./certificates.ts";
import { dayWords } from "../../i18n/day.ts";
import { useTexts } from "./texts.ts";

/// Line by line what stands on a certificate, as a second person compares it with the document.
export function PartsList({ scheme, parts, name }: { scheme: Scheme; parts: Parts; name: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const day = (one: string) => dayWords(one, lang);
  const report = scheme === "data-centre";
  const { pdfSha256 } = parts;
  return (
    <Stack component="dl" m={0} gap="xs">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" verticalSpacing="xs">
        <Line name={t(report ? "provider" : "holderName")}>{parts.holderName}</Line>
        {parts.holder !== null && <Line name={t("holder")}>{parts.holder}</Line>}
        {parts.number !== "" && <Line name={t("number")}>{parts.number}</Line>}
        <Line name={t("edition")}>{parts.edition}</Line>
        {!report && <Line name={t(scheme === "soc2" ? "auditor" : "body")}>{parts.body}</Line>}
        {parts.accreditation !== "" && <Line name={t("accreditation")}>{parts.accreditation}</Line>}
        <Line name={t("period")}>{t("periodDays", { from: day(parts.from), to: day(parts.to) })}</Line>
        {parts.reported !== null && <Line name={t("reported")}>{day(parts.reported)}</Line>}
        {parts.surveillance !== null && <Line name={t("surveillance")}>{day(parts.surveillance)}</Line>}
        {parts.recertification !== null && <Line name={t("recertification")}>{day(parts.recertification)}</Line>}
        {parts.region !== "" && <Line name={t("region")}>{parts.region}</Line>}
        {parts.registryLink !== "" && (
          <Line name={t("registryLink")}>
            {parts.linkable ? (
              <Anchor href={parts.registryLink} target="_blank" rel="noopener noreferrer">
                {parts.registryLink} {t("newTab")}
              </Anchor>
            ) : (
              parts.registryLink
            )}
          </Line>
        )}
      </SimpleGrid>
      {parts.scopeText !== "" && <Line name={t("scopeText")}>{parts.scopeText}</Line>}
      {parts.sites !== "" && <Line name={t("sites")}>{parts.sites}</Line>}
      <Line name={t("pdf")}>
        {pdfSha256 === null ? (
          t("absent")
        ) : (
          <>
            <Text span size="xs" ff="monospace">
              SHA-256 {pdfSha256}
            </Text>{" "}
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t("downloadOf", { name })}
              onClick={() => void download(documentAddress(pdfSha256))}
            >
              {t("download")}
            </Button>
          </>
        )}
      </Line>
      <Line name={t("digest")}>
        <Text span size="xs" ff="monospace">
          {parts.digest}
        </Text>
      </Line>
    </Stack>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box>
      <Text component="dt" size="xs" c="var(--quiet)">
        {name}
      </Text>
      <Text component="dd" m={0} style={{ whiteSpace: "pre-line" }}>
        {children}
      </Text>
    </Box>
  );
}
