import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { moment, useLanguage } from "../i18n/language.ts";
import { Dialog } from "../shell/Dialog.tsx";
import styles from "./Desk.module.css";
import { BoxBad } from "./BoxBad.tsx";
import { KeyTable } from "./KeyTable.tsx";
import { useTexts } from "./texts.ts";
import type { Snapshot, Workplace } from "./workplace.ts";

interface Props {
  place: Workplace;
  shown: Snapshot;
}

/// The windows over the desk. None of them opens by itself while a call rings.
export function Asides({ place, shown }: Props) {
  const t = useTexts();
  const { aside } = shown;
  const close = () => place.show({ kind: "none" });
  return (
    <>
      <Help opened={aside.kind === "help"} close={close} />
      <Dialog opened={aside.kind === "discard"} onClose={close} title={t("discard.title")} centered>
        <Stack>
          <Text>{t("discard.text")}</Text>
          <Group justify="flex-end">
            <Button variant="outline" color="red" data-testid="desk-discard" onClick={() => place.finish()}>
              {t("discard.yes")}
            </Button>
            <Button data-autofocus onClick={close}>
              {t("discard.no")}
            </Button>
          </Group>
        </Stack>
      </Dialog>
      <Dialog opened={aside.kind === "pin-bad"} onClose={close} title={t("pin.bad.title")} centered>
        <Text data-testid="desk-pin-bad">{t("pin.bad")}</Text>
      </Dialog>
      <BoxBad place={place} shown={shown} close={close} />
      <PinChanged place={place} shown={shown} close={close} />
    </>
  );
}

function PinChanged({ place, shown, close }: Props & { close: () => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const [compared, setCompared] = useState(false);
  const before = shown.aside.kind === "pin-changed" ? shown.aside.before : null;
  const call = shown.desk?.call;
  const client = call?.client.name ?? "";
  return (
    <Dialog opened={before !== null} onClose={close} title={t("pin.title")} centered size="lg">
      <Stack>
        <Text data-testid="desk-pin-changed">{t("pin.text", { client })}</Text>
        <div>
          <Text size="sm">{t("pin.before", { date: before?.seen ? moment(before.seen, lang) : "" })}</Text>
          <Text className={styles.fingerprint ?? ""}>{before?.fingerprint}</Text>
        </div>
        <div>
          <Text size="sm">{t("pin.now")}</Text>
          <Text className={styles.fingerprint ?? ""}>{call?.seal?.fingerprint}</Text>
        </div>
        <Checkbox
          checked={compared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
          label={t("pin.confirm", { client })}
        />
        <Group justify="flex-end">
          <Button
            color="red"
            disabled={!compared}
            onClick={() => {
              setCompared(false);
              place.acceptKey();
            }}
          >
            {t("pin.accept")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Help({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useTexts();
  return (
    <Dialog opened={opened} onClose={close} title={t("help.title")} centered size="lg">
      <KeyTable />
    </Dialog>
  );
}
