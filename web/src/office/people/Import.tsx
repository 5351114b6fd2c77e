import { Alert, Anchor, Badge, Button, FileInput, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { chooseAgain } from "../../shell/chooseAgain.ts";
import { Fault } from "../forms/Fault.tsx";
import { useImport, type Outcome } from "./queries.ts";
import { useRegistryTexts } from "./registryTexts.ts";

/// denwaban.people.hr.HrCsv.
const LINES = 5_000;
const LIMIT = 1_000_000;

/// HR's list: shown first, then taken in as a whole or not at all.
export default function Import() {
  const t = useRegistryTexts();
  const take = useImport();
  const [csv, setCsv] = useState<string | null>(null);
  // What was shown stays where taking it in fails: it can be tried again.
  const [shown, show] = useState<Outcome | null>(null);
  const outcome = take.data ?? shown;
  const large = csv !== null && csv.length > LIMIT;
  const wrong = outcome?.rows.some((row) => row.what === "WRONG") === true;
  const changes = outcome?.rows.some((row) => row.what === "NEW" || row.what === "CHANGED") === true;

  async function choose(file: File | null) {
    take.reset();
    show(null);
    const text = file ? read(await file.arrayBuffer()) : null;
    setCsv(text);
    if (text !== null && text.length <= LIMIT) take.mutate({ csv: text, apply: false }, { onSuccess: show });
  }

  function apply() {
    if (csv === null) return;
    take.mutate(
      { csv, apply: true },
      { onSuccess: (done) => done.done && notifications.show({ message: t("applied") }) },
    );
  }

  return (
    <Stack gap="lg">
      <div>
        <Anchor component={Link} to="/office/people">
          ← {t("back")}
        </Anchor>
        <Title order={1} size="h2" mt="xs">
          {t("importTitle")}
        </Title>
        <Text c="var(--quiet)">{t("importWhat")}</Text>
      </div>
      <Paper withBorder p="lg">
        <Stack>
          <FileInput
            label={t("file")}
            description={t("importHead", { lines: LINES.toLocaleString("ja-JP") })}
            placeholder={t("fileChoose")}
            accept=".csv,text/csv"
            fileInputProps={chooseAgain}
            clearable
            clearButtonProps={{ "aria-label": t("cancel") }}
            error={large ? t("tooLarge", { n: LIMIT.toLocaleString("ja-JP") }) : null}
            onChange={(file) => void choose(file)}
            data-testid="import-file"
          />
          <Fault error={take.error} />
          {outcome && <Rows outcome={outcome} />}
          {wrong && (
            <Alert color="shu" variant="light" role="alert">
              {t("wrongFirst")}
            </Alert>
          )}
          {outcome && !outcome.done && (
            <Group justify="flex-end">
              <Button disabled={wrong || !changes} loading={take.isPending} onClick={apply} data-testid="import-do">
                {t("apply")}
              </Button>
            </Group>
          )}
          {outcome?.done && (
            <Text fw={600} role="status" data-testid="import-done">
              ✓ {t("applied")}
            </Text>
          )}
        </Stack>
      </Paper>
    </Stack>
  );
}

function Rows({ outcome }: { outcome: Outcome }) {
  const t = useRegistryTexts();
  const count = (what: string) => outcome.rows.filter((row) => row.what === what).length;
  return (
    <Stack gap="sm">
      <Text role="status" data-testid="import-counts">
        {t("counts", {
          added: count("NEW"),
          changed: count("CHANGED"),
          same: count("SAME"),
          wrong: count("WRONG"),
        })}
      </Text>
      {outcome.missing.length > 0 && (
        <Alert color="yellow" variant="light">
          {t("missing", { names: outcome.missing.join(t("listComma")) })}
        </Alert>
      )}
      <Table.ScrollContainer
        minWidth={480}
        maxHeight={420}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("importTitle") } }}
      >
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("line")}</Table.Th>
              <Table.Th>{t("name")}</Table.Th>
              <Table.Th>{t("effect")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {outcome.rows.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td>{row.name}</Table.Td>
                <Table.Td>
                  {row.wrong === null ? (
                    t(`what.${row.what}`)
                  ) : (
                    <Badge color="shu.8" tt="none">
                      {t("what.WRONG", { part: t(`part.${row.wrong}`) })}
                    </Badge>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

/// Spreadsheets in Japan still write Shift_JIS; what is no UTF-8 is read as that.
function read(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}
