import { Badge, Button, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { useMe } from "../api/queries.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { CompanyAccount } from "./CompanyAccount.tsx";
import { useLanguage } from "../i18n/language.ts";
import { Passkeys } from "./Passkeys.tsx";
import { loaded, PartState } from "../shell/QueryState.tsx";
import { useSessionPageTexts } from "./pageTexts.ts";

interface Session {
  id: string;
  here: boolean;
  device: string;
  how: "passkey" | "provider" | "both";
  bound: boolean;
  began: string;
  seen: string;
  ends: string;
  idle: boolean;
}

const SESSIONS = ["sessions"];

/// Where a person is signed in. They can end what they do not recognise.
export default function Sessions() {
  const t = useSessionPageTexts();
  const minutes = useMe().data?.idleMinutes ?? 15;
  const queries = useQueryClient();
  const all = useQuery({
    queryKey: SESSIONS,
    queryFn: () => api.get<{ sessions: Session[] }>("/api/sessions"),
    refetchInterval: 30_000,
  });
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`/api/sessions/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t("title")}
      </Title>
      <Text>{t("text", { count: minutes })}</Text>
      <Trouble error={end.error} />
      {loaded(all) ? <All of={all.data.sessions} busy={end.isPending} end={end.mutate} /> : <PartState of={all} />}
      <Passkeys />
      <CompanyAccount />
    </Stack>
  );
}

interface AllProps {
  of: readonly Session[];
  busy: boolean;
  end: (id: string) => void;
}

function All({ of, busy, end }: AllProps) {
  const t = useSessionPageTexts();
  return (
    <Paper withBorder p="lg">
      <Table.ScrollContainer minWidth={600}>
        <Table data-testid="sessions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("device")}</Table.Th>
              <Table.Th>{t("how")}</Table.Th>
              <Table.Th>{t("bound")}</Table.Th>
              <Table.Th>{t("began")}</Table.Th>
              <Table.Th>{t("seen")}</Table.Th>
              <Table.Th>{t("deed")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.map((one) => (
              <Row key={one.id} one={one} busy={busy} end={() => end(one.id)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" mt="sm">
        {t("bound.text")}
      </Text>
      {of.some((one) => !one.bound) && (
        <Text size="sm" fw={600} mt="xs" data-testid="sessions-unbound">
          {t("bound.do")}
        </Text>
      )}
      {of.length === 1 && (
        <Text c="var(--quiet)" mt="sm">
          {t("only")}
        </Text>
      )}
    </Paper>
  );
}

function Row({ one, busy, end }: { one: Session; busy: boolean; end: () => void }) {
  const t = useSessionPageTexts();
  const [lang] = useLanguage();
  const device = one.device || t("unknown");
  const began = tokyoMoment(one.began, lang);
  return (
    <Table.Tr data-testid="session" data-here={one.here}>
      <Table.Td>{device}</Table.Td>
      <Table.Td data-testid="session-how">{t(`how.${one.how}`)}</Table.Td>
      <Table.Td data-testid="session-bound" data-bound={one.bound}>
        {t(one.bound ? "bound.yes" : "bound.no")}
      </Table.Td>
      <Table.Td>{began}</Table.Td>
      <Table.Td>
        {tokyoMoment(one.seen, lang)}
        {one.idle && (
          <Text size="sm" c="var(--quiet)">
            {t("idleOne")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {one.here ? (
          <Badge variant="light" color="ai">
            {t("here")}
          </Badge>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            disabled={busy}
            aria-label={`${t("end")}: ${device}, ${began}`}
            data-testid="session-end"
            onClick={end}
          >
            {t("end")}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
