import { Button, Group, Table, Text, Title } from "@mantine/core";
import type { Confirmed } from "../../api/assurance.ts";
import { saveRecord } from "../../assurance/signing/SignedRecord.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useChecklistPageTexts } from "./texts.ts";

/// All that the company signed, the newest first.
export function Records({ all, open }: { all: readonly Confirmed[]; open: (one: Confirmed) => void }) {
  const t = useChecklistPageTexts();
  const [lang] = useLanguage();
  return (
    <section data-testid="confirmation-records">
      <Title order={2} size="h4" mb="xs">
        {t("records")}
      </Title>
      {all.length === 0 ? (
        <Text>{t("recordsNone")}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={520}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("records") } }}
        >
          <Table withTableBorder verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("when")}</Table.Th>
                <Table.Th scope="col">{t("decision")}</Table.Th>
                <Table.Th scope="col">{t("deeds")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((one) => {
                const at = tokyoMoment(one.at, lang);
                return (
                  <Table.Tr key={one.id}>
                    <Table.Td>{at}</Table.Td>
                    <Table.Td>{t(one.entrusts ? "entrust" : "decline")}</Table.Td>
                    <Table.Td>
                      <Group gap="xs">
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t("openOf", { at })}
                          onClick={() => open(one)}
                          data-testid="confirmation-open"
                        >
                          {t("open")}
                        </Button>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t("downloadOf", { at })}
                          onClick={() => saveRecord(one)}
                        >
                          {t("download")}
                        </Button>
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
