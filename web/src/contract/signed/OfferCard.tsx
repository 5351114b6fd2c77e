import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Offer, OfferState, TermsPage, TermValue } from "../../api/contract.ts";
import { listed, useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { recordTerms } from "../../seal/index.ts";
import { Disclosure } from "../../shell/Disclosure.tsx";
import { save } from "../../shell/save.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Clauses, type Values } from "./Clauses.tsx";
import { PaperScan } from "./PaperScan.tsx";
import { documentOf, pdfOf } from "./sign.ts";
import { SigningTrouble } from "./SigningTrouble.tsx";
import { useTexts } from "./texts.ts";

const COLOR: Readonly<Record<OfferState, string>> = {
  draft: "gray",
  offered: "ai",
  agreed: "ai",
  declined: "shu",
  withdrawn: "gray",
};

interface Props {
  page: TermsPage;
  offer: Offer;
  /// Address of the offers.
  base: string;
  onSaved?: () => void;
  /// Is told the hash of the scan that was saved.
  onScanSaved?: (sha256: string) => void;
  /// What the office can do with the scan; null where it is to be read alone.
  scanning?: ReactNode;
  /// When a term was last obeyed; of the offer that is in force.
  last?: (key: string) => ReactNode;
  children?: ReactNode;
}

/// An offer with its state, its signatures, what it changes, and every clause of it.
export function OfferCard({ page, offer, base, onSaved, onScanSaved, scanning, last, children }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const saving = useDeed();
  const values = valuesOf(offer.record);
  const before = offer.before === null ? null : valuesOf(offer.before);
  const changed = page.terms.filter((term) => offer.changed.includes(term.key));
  return (
    <Paper withBorder p="lg" component="section" data-testid={`offer-${offer.version}`} data-state={offer.state}>
      <Stack gap="sm">
        <Group gap="sm">
          <Title order={2} size="h5">
            {t("version", { n: offer.version })}
          </Title>
          <Badge color={COLOR[offer.state]} variant={offer.state === "agreed" ? "filled" : "outline"}>
            {t(`state.${offer.state}`)}
          </Badge>
          {offer.signatures.some((it) => it.signatureType === "WET_SCAN") && (
            <Badge variant="outline" color="ai" data-testid="offer-on-paper">
              {t("onPaper")}
            </Badge>
          )}
          <Text size="sm" c="var(--quiet)">
            {tokyoMoment(offer.stateAt, lang)}
          </Text>
        </Group>
        {offer.reason && <Text>{t("reason", { reason: offer.reason })}</Text>}
        <Text size="sm">
          {t("from")}: {effective(offer.record, lang) ?? t("from.signature")}
        </Text>
        {(offer.state === "draft" || offer.state === "offered") && (
          <Text>{t(offer.needsClient ? "both" : "alone")}</Text>
        )}
        {offer.missing.length > 0 && (
          <Alert color="shu" variant="light" role="status" data-testid="offer-missing">
            {t("missing", {
              keys: listed(offer.missing.map((key) => page.words.terms[key]?.[lang === "en" ? 1 : 0] ?? key)),
            })}
          </Alert>
        )}
        {values === null ? (
          <Text role="alert">{t("unreadable")}</Text>
        ) : (
          <>
            {before !== null && (
              <div data-testid="offer-changes">
                <Text fw={600}>{changed.length === 0 ? t("noChanges") : t("changes", { n: changed.length })}</Text>
                <Clauses page={page} terms={changed} values={values} before={before} loosened={offer.loosened} />
              </div>
            )}
            <Disclosure head={t("all", { n: page.terms.length })} testId="offer-all" opened={offer.state === "offered"}>
              <Clauses
                page={page}
                terms={page.terms}
                values={values}
                before={before}
                loosened={offer.loosened}
                last={last}
              />
            </Disclosure>
          </>
        )}
        <Signatures offer={offer} />
        {offer.scan === null ? (
          scanning
        ) : (
          <PaperScan offer={offer} scan={offer.scan} base={base} onSaved={onScanSaved}>
            {scanning}
          </PaperScan>
        )}
        <Group>
          <Button
            variant="default"
            loading={saving.busy}
            data-testid="offer-document"
            onClick={() =>
              void saving.run(async () => {
                const html = await documentOf(base, offer);
                save(`contract-v${offer.version}.html`, new Blob([html], { type: "text/html" }));
                onSaved?.();
              })
            }
          >
            {t("document")}
          </Button>
          <Button
            variant="default"
            loading={saving.busy}
            data-testid="offer-pdf"
            onClick={() =>
              void saving.run(async () => {
                const pdf = await pdfOf(base, offer);
                save(`contract-v${offer.version}.pdf`, new Blob([pdf], { type: "application/pdf" }));
              })
            }
          >
            {t("pdf")}
          </Button>
        </Group>
        <SigningTrouble error={saving.error} />
        {children}
      </Stack>
    </Paper>
  );
}

function Signatures({ offer }: { offer: Offer }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <div data-testid="offer-signatures">
      <Text fw={600}>{t("signatures")}</Text>
      {offer.signatures.length === 0 && <Text c="var(--quiet)">{t("unsigned")}</Text>}
      {offer.signatures.map((it) => (
        <Text key={it.side} data-side={it.side}>
          {t(`side.${it.side}`)}: {t("signedBy", { name: it.name, when: tokyoMoment(it.at, lang) })}
          {it.stampedAt !== null && (
            <Text span size="sm" c="var(--quiet)" display="block" data-testid="signature-stamped">
              {t("stamped", { when: tokyoMoment(it.stampedAt, lang) })}
            </Text>
          )}
        </Text>
      ))}
    </div>
  );
}

/// The values of a record; null if it cannot be read.
export function valuesOf(record: string): Values | null {
  return recordTerms(record) as Record<string, TermValue> | null;
}

function effective(record: string, lang: "ja" | "en"): string | null {
  const from = (JSON.parse(record) as { effectiveFrom: string | null }).effectiveFrom;
  return from === null ? null : tokyoMoment(from, lang);
}
