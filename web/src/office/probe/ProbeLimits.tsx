import { List, Paper, Text, Title } from "@mantine/core";
import { gaps, type Seen } from "./probe.ts";
import { useTexts } from "./texts.ts";

/// What the answer above says nothing about.
export function ProbeLimits({ seen }: { seen: readonly Seen[] }) {
  const t = useTexts();
  return (
    <Paper withBorder p="lg" data-testid="probe-limits">
      <Title order={2} size="h4" mb="xs">
        {t("not")}
      </Title>
      <Text>{t("notText")}</Text>
      <List my="xs">
        {gaps(seen).map((way) => (
          <List.Item key={way}>{t(`gap.${way}`)}</List.Item>
        ))}
        <List.Item>{t("never.role")}</List.Item>
        <List.Item>{t("never.attested")}</List.Item>
        <List.Item>{t("never.data")}</List.Item>
        <List.Item>{t("never.telephone")}</List.Item>
        <List.Item>{t("never.browser")}</List.Item>
        <List.Item>{t("never.public")}</List.Item>
        <List.Item>{t("never.outside")}</List.Item>
      </List>
      <Text>{t("password")}</Text>
      <Text>{t("own")}</Text>
    </Paper>
  );
}
