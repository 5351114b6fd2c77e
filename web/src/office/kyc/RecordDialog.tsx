import { Button, Group, Stack, Text } from "@mantine/core";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import type { Whole } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  /// Null while closed.
  whole: Whole | null;
  close: () => void;
}

/// What one record says.
export function RecordDialog({ whole, close }: Props) {
  const t = useTexts();
  return (
    <Dialog opened={whole !== null} onClose={close} title={t("records")} size="lg">
      {whole && <Content whole={whole} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-testid="kyc-close">
          {t("close")}
        </Button>
      </Group>
    </Dialog>
  );
}

function Content({ whole: { record, content } }: { whole: Whole }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const person = ({ name, address, born }: { name: string; address: string; born: string }) =>
    [name, dayWords(born, lang), address].join(" / ");
  const rows: [label: string, text: string][] = [
    [t("on"), dayWords(record.on, lang)],
    [t("company"), content.company],
    [t("address"), content.address],
    [t("corporateNumber"), content.number ?? "—"],
    [t("business"), content.business],
    [t("purpose"), content.purpose],
    ...content.owners.map((who, n): [string, string] => [t("owner", { n: n + 1 }), person(who)]),
    [t("acting"), person(content.acting)],
    [t("authority"), content.authority],
    [t("companyDocument"), content.companyDocument],
    [t("personDocument"), content.personDocument],
    [t("chip"), content.chipDigest ?? "—"],
  ];
  return (
    <Stack gap="xs" component="dl" m={0} data-testid="kyc-content">
      {rows.map(([label, text]) => (
        <div key={label}>
          <Text component="dt" size="sm" c="var(--quiet)">
            {label}
          </Text>
          <Text component="dd" m={0} style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
            {text}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
