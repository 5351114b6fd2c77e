import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Offer, OfferScan } from "../../api/contract.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { save } from "../../shell/save.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { scanOf } from "./sign.ts";
import { SigningTrouble } from "./SigningTrouble.tsx";
import styles from "./Signed.module.css";
import { useTexts } from "./texts.ts";

interface Props {
  offer: Offer;
  scan: OfferScan;
  /// Address of the offers.
  base: string;
  /// Is told the hash of what was saved.
  onSaved?: ((sha256: string) => void) | undefined;
  /// What the office can do with it.
  children?: ReactNode;
}

/// The scan of the paper on which an offer is signed. It is a file from outside: saved, never shown in a page of ours.
export function PaperScan({ offer, scan, base, onSaved, children }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const saving = useDeed();
  const waits = offer.needsClient && (offer.state === "draft" || offer.state === "offered");
  return (
    <Paper withBorder p="md" component="section" aria-label={t("paper")} data-testid="offer-scan">
      <Stack gap="xs">
        <Title order={3} size="h6">
          {t("paper")}
        </Title>
        <Text size="sm">
          {t("paper.what")}
          {waits && ` ${t("paper.both")}`}
        </Text>
        <dl className={styles.clauses}>
          <div className={styles.clause}>
            <dt>{t("paper.file")}</dt>
            <dd>{t("paper.size", { mb: (scan.bytes / 1e6).toFixed(1), when: tokyoMoment(scan.keptAt, lang) })}</dd>
          </div>
          <div className={styles.clause}>
            <dt>{t("paper.sha256")}</dt>
            <dd>
              <code data-testid="scan-sha256">{scan.sha256}</code>
            </dd>
          </div>
          <div className={styles.clause}>
            <dt>{t("paper.foot")}</dt>
            <dd>{t("paper.foot.what", { document: `SHA-256 ${offer.document}` })}</dd>
          </div>
        </dl>
        <Button
          variant="default"
          w="fit-content"
          loading={saving.busy}
          data-testid="scan-save"
          onClick={() =>
            void saving.run(async () => {
              const pdf = await scanOf(base, offer);
              save(`contract-v${offer.version}-scan.pdf`, new Blob([pdf], { type: "application/pdf" }));
              onSaved?.(scan.sha256);
            })
          }
        >
          {t("paper.save")}
        </Button>
        <SigningTrouble error={saving.error} />
        {children}
      </Stack>
    </Paper>
  );
}
