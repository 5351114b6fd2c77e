import { Anchor, Badge, Paper, Stack, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { methodKey, stateKey } from "./names.ts";
import { useKyc, type Standing } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Which clients are verified, which need it, and by which methods.
export default function Kyc() {
  const t = useTexts();
  const kyc = useKyc();
  if (!loaded(kyc)) return <QueryState of={kyc} />;
  const { clients } = kyc.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      {clients.length === 0 ? (
        <EmptyState title={t("none")} text={t("noneText")} testId="kyc-none" />
      ) : (
        <Paper withBorder p="lg" component="section">
          <Table.ScrollContainer
            minWidth={720}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("title") } }}
          >
            <Table verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("client")}</Table.Th>
                  <Table.Th>{t("number")}</Table.Th>
                  <Table.Th>{t("state")}</Table.Th>
                  <Table.Th>{t("methods")}</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {clients.map((client) => (
                  <ClientRow key={client.client} client={client} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </Stack>
  );
}

function ClientRow({ client }: { client: Standing }) {
  const t = useTexts();
  return (
    <Table.Tr data-testid="kyc-client">
      <Table.Td>{client.name}</Table.Td>
      <Table.Td>{t(client.needed ? "number.provider" : "number.client")}</Table.Td>
      <Table.Td>
        <State standing={client} />
      </Table.Td>
      <Table.Td>
        {[client.company, client.person]
          .map((code) => code && methodKey(code))
          .map((key) => key && t(key))
          .filter(Boolean)
          .join(" / ") || "—"}
      </Table.Td>
      <Table.Td>
        <Anchor
          component={Link}
          to={`/office/clients/${client.client}/kyc`}
          aria-label={t("openOf", { name: client.name })}
          data-testid="kyc-open"
        >
          {t("open")}
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}

/// How a client stands, in words and not by colour alone.
export function State({ standing }: { standing: Standing }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const refused = standing.state === "missing" || standing.state === "method-ended";
  const color = refused ? "shu" : standing.state === "verified" ? "green" : "gray";
  const day = standing.on === null ? "" : ` ${dayWords(standing.on, lang)}`;
  return (
    <Badge color={color} variant="light" tt="none" h="auto" style={{ whiteSpace: "normal" }} data-testid="kyc-state">
      {t(stateKey(standing.state)) + day}
    </Badge>
  );
}
