import { Button, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Problem } from "../../api/api.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import type { VendorRecord } from "./record.ts";
import { RecordSheet } from "./RecordSheet.tsx";
import styles from "./Signing.module.css";
import { useSigningTexts } from "./texts.ts";

interface Props {
  record: VendorRecord;
  /// Whether the passkey is asked for.
  touch: boolean;
  busy: boolean;
  error: Error | null;
  /// Looks at the evidence anew.
  again: () => void;
  back: () => void;
  sign: () => void;
}

/// The whole text, before it is signed.
export function Review({ record, touch, busy, error, again, back, sign }: Props) {
  const t = useSigningTexts();
  const title = useRef<HTMLHeadingElement>(null);
  // The form is gone: a reader, or the keyboard, goes on here.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <Stack gap="md" data-testid="signing-review">
      <Title order={2} size="h4" tabIndex={-1} ref={title}>
        {t("review")}
      </Title>
      <Text>{t("reviewHint")}</Text>
      <RecordSheet order={3} record={record} />
      {touch && <Text size="sm">{t("sign.touch")}</Text>}
      <Trouble error={error} />
      <div className={styles.deeds}>
        <Button variant="default" onClick={back} data-testid="signing-back">
          {t("back")}
        </Button>
        {error instanceof Problem && error.code === "evidence-old" && (
          <Button variant="default" onClick={again} data-testid="signing-again">
            {t("reload")}
          </Button>
        )}
        <Button loading={busy} onClick={sign} data-testid="signing-sign">
          {t("sign")}
        </Button>
      </div>
    </Stack>
  );
}
