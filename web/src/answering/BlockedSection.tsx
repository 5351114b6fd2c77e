import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useLanguage } from "../i18n/language.ts";
import { dayAndHour } from "../i18n/time.ts";
import { ConfirmDialog } from "../shell/ConfirmDialog.tsx";
import { loaded, PartState } from "../shell/QueryState.tsx";
import styles from "./Answering.module.css";
import { OWN, useBlocked, useDeeds, type Blocked } from "./settings/queries.ts";
import { Section } from "./Section.tsx";
import { useTexts } from "./texts.ts";

/// Callers from whom the client takes no calls, and how often that happened.
export function BlockedSection() {
  const t = useTexts();
  const [lang] = useLanguage();
  const blocked = useBlocked();
  const { block } = useDeeds(OWN);
  const [number, setNumber] = useState("");
  const [label, setLabel] = useState("");
  const [leaving, leave] = useState<Blocked | null>(null);

  function add(event: SyntheticEvent) {
    event.preventDefault();
    block.mutate(
      { number, label },
      {
        onSuccess: () => {
          setNumber("");
          setLabel("");
        },
      },
    );
  }

  return (
    <Section title={t("blocked")} what={t("blocked.what")}>
      {!loaded(blocked) ? (
        <PartState of={blocked} />
      ) : blocked.data.length === 0 ? (
        <Text>{t("blocked.none")}</Text>
      ) : (
        <ul className={styles.cards} data-testid="blocked">
          {blocked.data.map((one) => (
            <li key={one.id} className={styles.card}>
              <Group justify="space-between" gap="xs">
                <Stack gap={0}>
                  <Text fw={600}>{one.label}</Text>
                  <Text size="sm">
                    {one.lastAt === null
                      ? t("blocked.never")
                      : t("blocked.calls", { count: one.calls, when: dayAndHour(one.lastAt, lang) })}
                  </Text>
                </Stack>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("blocked.removeOf", { what: one.label })}
                  onClick={() => leave(one)}
                >
                  {t("blocked.remove")}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} aria-label={t("blocked.add")}>
        <Group align="flex-end">
          <TextInput
            label={t("blocked.number")}
            type="tel"
            autoComplete="off"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            data-testid="blocked-number"
          />
          <TextInput
            label={t("blocked.label")}
            maxLength={40}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            data-testid="blocked-label"
          />
          <Button
            type="submit"
            variant="default"
            loading={block.isPending}
            disabled={number.trim() === "" || label.trim() === ""}
            data-testid="blocked-add"
          >
            {t("blocked.add")}
          </Button>
        </Group>
      </form>
      {block.error && <Refused error={block.error} />}
      <RemoveDialog one={leaving} done={() => leave(null)} />
    </Section>
  );
}

/// The number is kept nowhere: who removes it by mistake must know it.
function RemoveDialog({ one, done }: { one: Blocked | null; done: () => void }) {
  const t = useTexts();
  const { unblock } = useDeeds(OWN);
  function close() {
    unblock.reset();
    done();
  }
  return (
    <ConfirmDialog
      opened={one !== null}
      title={one && t("blocked.removeOf", { what: one.label })}
      confirm={t("blocked.remove")}
      testId="blocked-removed"
      busy={unblock.isPending}
      close={close}
      act={() => one && unblock.mutate(one.id, { onSuccess: close })}
    >
      <Text>{t("blocked.removeWhat")}</Text>
      {unblock.error && <Refused error={unblock.error} />}
    </ConfirmDialog>
  );
}

function Refused({ error }: { error: Error }) {
  return (
    <Alert color="shu" variant="light" role="alert">
      {error.message}
    </Alert>
  );
}
