import { Paper, Stack, Table, Title, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { Permission, Role } from "../../api/types.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { useRegistryTexts } from "./registryTexts.ts";

export interface Sheet {
  roles: { role: Role; staff: boolean; twoPeople: boolean; may: Permission[] }[];
  rules: { role: Role; anywhere: Role[]; inTheUnit: Role[] }[];
  days: number;
}

type Row = Exclude<Permission, "ANYONE">;

/// A row for each, in the order of the server's table (denwaban.access.Permission): without one it does not compile.
const ROWS: Readonly<Record<Row, true>> = {
  SIGNED_IN: true,
  ANSWER_CALLS: true,
  REVIEW: true,
  SEE_PEOPLE: true,
  REGISTER_PEOPLE: true,
  END_ACCESS: true,
  GRANT_ACCESS: true,
  MANAGE_OFFICE: true,
  WATCH: true,
  READ_EVIDENCE: true,
  SEE_PLACES: true,
  INSPECT_PLACES: true,
  KYC: true,
  FOLLOW_DELIVERIES: true,
  PROVISION: true,
  READ_OWN: true,
  OPEN_KEYS: true,
  READ_LOG: true,
  MANAGE_KEYS: true,
  SIGN_CONTRACT: true,
  SET_OWN: true,
  SET_ANSWERING: true,
  DECIDE_REQUESTS: true,
  EXPORT_OWN: true,
};

const PERMISSIONS = Object.keys(ROWS) as Row[];

/// Who may do what, and which roles no one may have at the same time.
export default function Roles() {
  const t = useRegistryTexts();
  const roles = useShellTexts();
  const sheet = useQuery({ queryKey: ["office", "roles"], queryFn: () => api.get<Sheet>("/api/office/roles") });
  if (!loaded(sheet)) return <QueryState of={sheet} />;
  const named = (all: readonly Role[]) => all.map((one) => roles(`role.${one}`)).join(t("listComma"));
  const { days } = sheet.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("rolesTitle")} what={t("rolesWhat")} />
      <Paper withBorder p="md">
        <Table.ScrollContainer
          minWidth={960}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("rolesTitle") } }}
        >
          <Table withColumnBorders horizontalSpacing={6} fz="xs" data-testid="roles">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("permission")}</Table.Th>
                {sheet.data.roles.map((one) => (
                  <Table.Th key={one.role} scope="col" style={{ overflowWrap: "normal" }}>
                    {roles(`role.${one.role}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {PERMISSIONS.map((permission) => (
                <Table.Tr key={permission}>
                  <Table.Th scope="row" fw={500}>
                    {t(`may.${permission}`)}
                  </Table.Th>
                  {sheet.data.roles.map((one) => (
                    <Table.Td key={one.role} ta="center">
                      <span aria-hidden="true">{one.may.includes(permission) ? "●" : "–"}</span>
                      <VisuallyHidden>{one.may.includes(permission) ? t("yes") : t("no")}</VisuallyHidden>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      <Paper withBorder p="lg" data-testid="rules">
        <Title order={2} size="h4" mb="xs">
          {t("rulesTitle")}
        </Title>
        <Stack component="ul" gap={6} m={0} pl="lg">
          <li>
            {t("rulesTwo", { roles: named(sheet.data.roles.filter((one) => one.twoPeople).map((one) => one.role)) })}
          </li>
          <li>{t("ruleSelf")}</li>
          {sheet.data.rules.map((rule) => (
            <li key={rule.role}>
              {rule.anywhere.length > 0 &&
                t("ruleAnywhere", { role: named([rule.role]), others: named(rule.anywhere), days })}
              {rule.inTheUnit.length > 0 &&
                t("ruleUnit", { role: named([rule.role]), others: named(rule.inTheUnit), days })}
            </li>
          ))}
        </Stack>
      </Paper>
    </Stack>
  );
}
