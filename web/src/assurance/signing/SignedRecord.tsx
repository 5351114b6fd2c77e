import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { SignedEvaluation } from "../../api/assurance.ts";
import { tokyoSecond } from "../../i18n/tokyo.ts";
import { save } from "../../shell/save.ts";
import { checkEvaluation, digestOf } from "../proof/verify.ts";
import { readRecord } from "./record.ts";
import { Part, RecordSheet } from "./RecordSheet.tsx";
import styles from "./Signing.module.css";
import { useSigningTexts } from "./texts.ts";

/// What a page needs to show a signed text.
export type SignedText = Pick<SignedEvaluation, "text" | "signature" | "key" | "evidence">;

/// A signed text: its words, its signature checked here, and the two ways to take it along.
///
/// @param back  a button that leads away from it
export function SignedRecord({ signed, back }: { signed: SignedText; back?: ReactNode }) {
  const t = useSigningTexts();
  const record = readRecord(signed.text);
  const checked = useQuery({
    queryKey: ["assurance", "signed", signed.text, signed.signature, signed.key],
    queryFn: async () => ({ holds: await checkEvaluation(signed), digest: await digestOf(signed.text) }),
    staleTime: Infinity,
    // nothing but this browser is asked
    retry: false,
  });
  if (!record) {
    return (
      <Alert color="shu" variant="light" role="alert">
        {t("unreadable")}
      </Alert>
    );
  }
  const holds = checked.data?.holds;
  return (
    <Stack gap="md" data-testid="signed-record">
      <Group className="no-print">
        {back}
        <Button onClick={() => window.print()} data-testid="record-print">
          {t("print")}
        </Button>
        <Button variant="default" onClick={() => saveRecord(signed)} data-testid="record-download">
          {t("download")}
        </Button>
      </Group>
      <RecordSheet record={record}>
        <dl className={styles.parts}>
          <Part name={t("text")}>
            <code className={styles.text}>{signed.text}</code>
          </Part>
          <Part name={t("digest")}>
            <code>{checked.data?.digest}</code>
          </Part>
          <Part name={t("signature")}>
            <code>{signed.signature}</code>
          </Part>
          <Part name={t("key")}>
            <code>{signed.key}</code>
          </Part>
        </dl>
        <Text size="sm">{t("signedBy")}</Text>
        <div role="status">
          {checked.isError && (
            <Text size="sm" fw={600} data-testid="record-unchecked">
              <span aria-hidden="true">? </span>
              {t("holds.unchecked")}
            </Text>
          )}
          {holds && (
            <Text size="sm" fw={600} data-testid="record-holds" data-ok={holds}>
              <span aria-hidden="true">{holds === "yes" ? "✓" : holds === "no" ? "✗" : "?"} </span>
              {t(`holds.${holds}`)}
            </Text>
          )}
        </div>
      </RecordSheet>
    </Stack>
  );
}

/// As docs/formats/evaluation.md says: what is needed to check it without us.
export function saveRecord({ text, signature, key, evidence }: SignedText): void {
  const record = readRecord(text);
  const name = record?.kind === "confirmation" ? "vendor-confirmation" : "vendor-evaluation";
  const file = JSON.stringify({ text, signature, key, evidence }, null, 2);
  const day = record?.at ? tokyoSecond(record.at).slice(0, 10) : "";
  save(`${name}-${day}.json`, new Blob([`${file}\n`], { type: "application/json" }));
}
