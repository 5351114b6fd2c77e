import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { OnceDialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import styles from "../../signin/keys/KitSheet.module.css";
import { useGlass, useSheet, type GlassPair } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";

/// The break-glass account: whether its two sheets are out, and with whom.
export function Glass() {
  const t = usePrivilegeTexts();
  const may = useMay();
  const state = useGlass();
  const sheet = useSheet();
  const [which, setWhich] = useState<"first" | "second" | null>(null);
  if (!loaded(state)) return <PartState of={state} title={t("glass")} />;
  const { ready, newest } = state.data;
  const half = newest !== null && newest.second === null && newest.usedAt === null ? newest : null;
  function show(of: string | null) {
    sheet.mutate(of, { onSuccess: () => setWhich(of === null ? "first" : "second") });
  }
  function close() {
    setWhich(null);
    sheet.reset();
  }
  return (
    <Paper withBorder p="lg" data-testid="glass" data-ready={ready}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("glass")}
        </Title>
        <Text size="sm" maw={760}>
          {t("glassWhat")}
        </Text>
        <Standing newest={newest} />
        <Trouble error={sheet.error} />
        {may("GRANT_ACCESS") && (
          <Group>
            {half && (
              <Button loading={sheet.isPending} onClick={() => show(half.id)} data-testid="glass-second">
                {t("glassSecond")}
              </Button>
            )}
            <Button variant="default" loading={sheet.isPending} onClick={() => show(null)} data-testid="glass-make">
              {t("glassMake")}
            </Button>
          </Group>
        )}
      </Stack>
      <OnceDialog opened={which !== null} onClose={close} size="lg" title={t("sheet")}>
        {which && sheet.data && <Sheet which={which} code={sheet.data.code} />}
      </OnceDialog>
    </Paper>
  );
}

function Standing({ newest }: { newest: GlassPair | null }) {
  const t = usePrivilegeTexts();
  const [lang] = useLanguage();
  if (newest === null) return <Text fw={600}>{t("glassNone")}</Text>;
  const when = tokyoMoment(newest.usedAt ?? newest.madeAt, lang);
  return (
    <Text fw={600} data-testid="glass-standing">
      {newest.usedAt !== null
        ? t("glassUsed", { when })
        : newest.second === null
          ? t("glassHalf", { when, first: newest.first })
          : t("glassReady", { when, first: newest.first, second: newest.second })}
    </Text>
  );
}

/// As it is printed: alone on its page.
function Sheet({ which, code }: { which: "first" | "second"; code: string }) {
  const t = usePrivilegeTexts();
  return (
    <Stack>
      <section className={styles.sheet} data-alone aria-labelledby="glass-sheet">
        <h2 id="glass-sheet" className={styles.title}>
          {t("sheet")} — {t(`sheet.${which}`)}
        </h2>
        <p className={styles.mono} data-testid="glass-code">
          {code}
        </p>
        <p>{t("sheetUse")}</p>
      </section>
      <Text size="sm" className="no-print">
        {t("sheetOnce")}
      </Text>
      <Group justify="flex-end" className="no-print">
        <Button onClick={() => window.print()}>{t("print")}</Button>
      </Group>
    </Stack>
  );
}
